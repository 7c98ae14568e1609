package lang

// Cases is the list of case files.
type Cases struct {
	Title, Name, Folder, Opened string
	Empty                       string
	Start                       string // %s, %s: the keys for import and for a new case
	Missing                     string // %s: a folder
	Opening, Failed, NoCases    string
	NewPrompt, ImportPrompt     string
	Placeholder, NoName         string
}

// Report is the dashboard of the ten sections.
type Report struct {
	Title, Period, Total, Top, Others   string
	NoLines, Source, Statistics, Lines  string
	Unreadable                          string // %s: a count of records
	Customer, Gateway, Gateways, Select string
	NoData, AllTime                     string
	Earlier, Later                      string // the keys of the neighbouring months
	NoEarlier, NoLater                  string
	NoBefore                            string // no period of the same length
	Prompt, PromptHint                  string // the field the period is typed in
	PeriodLines                         string // %s: a count
	ImportFirst                         string
	AllLines                            string // title of all lines of the period
	NoLength                            string // why there is no period before or after
	Presets                             string // the list of periods
	PresetsFrom                         string // %s: the day it counts back from
	PresetMonth, PresetWeek, PresetDay  string
	PresetBefore                        string
	PresetOther                         string // a period is typed
	Hidden                              string // %s: lines the filter hides
}

// Section is one section of the report.
type Section struct {
	Title, Rank, Count, Share, Bar string
	Explanation, Rest, All         string
	NotInData                      string // why a section cannot be computed
	Drill, NoDrill                 string
	From                           string // %s: where the rows come from
	FromStatistics, FromPrinted    string // why rows do not drill
	Unknown                        string // the row of lines not counted
	Groups                         string // %s, %s: shown, all
	RestOf                         string // %s: how many groups
	RestTied                       string // %s, %d: how many groups, the last rank shown
	Moved, Days, Cumulative        string
	NewRow                         string // it was not there in the period before
	Before                         string // the period before, where it has no short name
	Against                        string // %s: the period before
	Superseded                     string // %s: sources
	NoSource                       string // nothing was imported that tells
	NoRowMeets                     string // %s, %s: rows of the table, conditions
	NotSplit                       string // %s: periods of which a part was asked for
	AllShown                       string // why there is nothing more to show
	NothingShown                   string
	NothingImported                string // into the whole case
	ReportOrder                    string // of a view as an address, a command or a statement
	NoValue                        string // why = does nothing
}

// Lines is the table of log lines.
type Lines struct {
	Title, Of, Newest, Oldest string
	From                      string // %s: the section or view the lines belong to
	AllLines, NotePut         string
	NotePrompt, NoteHint      string
	NoteGone                  string
	Count                     string // %s: a count
	Counting                  string
	Narrowed                  string // a view that is no longer the drill it was
	EmptyCell                 string // why ~ does nothing
	NotesUnsorted             string // why s does nothing
	InForce                   string // a term that is added twice
	Why                       Why
	Hiding                    string // %s, %s: lines the filter hides, lines of the case
	Live                      string // %s: a count, with what is being typed
	JumpPrompt, JumpHint      string // the field for a time to go to
	JumpKeys                  string
	JumpTo                    string // %s: a time
	Unordered                 string // %s: how the lines are ordered, not by time
	NoneFrom                  string // no line is at the time or beyond
	SwitchOff                 string // before the term that Space switches off
}

// Why says why an answer is empty.
type Why struct {
	Without  string // %s, %s: a term, how many lines there are without it
	Never    string // %s: a term no line meets
	Spelling string // %s, %s: a search in any spelling, how many lines it finds
	Nothing  string // no single term is to blame
	Case     string // %s: lines in the whole case
	Months   string // %s: months with lines
}

// Line is one record.
type Line struct {
	Title, Field, Value, Meaning, Bytes   string
	Links                                 string
	Where                                 string // %s, %s: file, line number
	Archive, Source, Record, Also         string
	Empty, Note, Duplicate, Previous      string
	Next, AsWritten, Encoding, Rederived  string
	SearchCVE, SearchMalware, SearchSite  string
	NoRecord, CopyHint, RawNotKept, Marks string
	NoNext, NoPrevious                    string
	TextLine                              string // %s: a line number
	AroundClient                          string // %s, %s: client, time
	AroundAll                             string // %s: time
	NoClient, NoTime                      string // why there are no neighbours
	AtJVN                                 string
	CopiedText, CopiedCSV, CopiedJSON     string
	Of                                    string // %s, %s: all, position
}

// Analysis is the screen the console calls ログ分析.
type Analysis struct {
	Title, Types, GroupBy, Chart, ShowLines string
	Favourites, AddFavourite, Count, Type   string
	ByHour, ByDay, ByMonth, Ungrouped       string
	Whole, PickHint                         string
	PickKeys                                string // below the fields that are chosen from
	Most                                    string // %s: lines of the fullest span
	Marked                                  string // %s: marked groups
	CountOrder                              string // of a view as an address or a command
}

// Time is the time strip.
type Time struct {
	Title, From, To, Start, End, Apply, Whole string
	Before, After, First, Last                string // what the arrows, Home and End do
	Hour, Day, Week, Month                    string
	Hint                                      string
	Per                                       string // %s: a step of time
	Lines                                     string // %s, %s: a time, a count
	Brush                                     string // %s, %s: a span of time, a count
	NotHere                                   string // a key that the time strip does not have
}

// Views are saved views.
type Views struct {
	Title, Name, NamePrompt, Saved, Deleted string
	Empty, Replace                          string // Replace: %s: a name; Saved: %s, %s: a name, a key
	Address, SavedAt, Rename, Renamed       string
	Delete, DeleteAsk                       string // DeleteAsk: %s: a name
	CannotOpen                              string // %s: why
	NoSuch, NotSaved                        string // NoSuch: %s: a name
}

// Import is the import with its progress.
type Import struct {
	Title, Prompt, Placeholder, NoPath, NoCase string
	Folder                                     string // a folder among the candidates
	File, State, Records, New, Known, Rejected string
	Profile, Encoding, Period, Notices, Read   string
	Waiting, Reading, Taken                    string
	Done, Failed, Cancelled, Again             string
	Running                                    string // %s: a file
	Hint                                       string // %s: the key that cancels
	Stopping                                   string
	Stopped                                    string // %s: files that were imported
	All                                        string // the row that stands for every file
	Summary                                    string // %s, %s, %s, %s: records, new, known, rejected
	FilesFailed                                string // %s: files
	KnownFrom                                  string // %s, %s: known records, the source that has them too
	NothingImported, NothingToSee              string
	ToReport, ToRejects, ToReason, ToDetails   string
}

// Sources is the list of imported files and of rejected records.
type Sources struct {
	Title, ID, File, Kind, Period, Records, New, Known string
	Rejected, Profile, Encoding, Imported, SHA256      string
	Size, Sections, Notices                            string
	NoSources, NotYet                                  string
	ForgetAsk                                          string // %s, %s: file, records
	Forgetting                                         string
	Forgotten                                          string // %s, %s, %s, %s, %s: file, records, new, known, rejected
	RejectsTitle, Record, Line, Offset, Reason, Text   string
	Bytes                                              string // %s: how many
	Of                                                 string // %s, %s: a file, its rejects
	NoRejects                                          string
	First                                              string // %s, %s: how many are shown, how many there are
	Hex                                                string
	HexFirst                                           string // %s: how many bytes are shown
}

// Export is the export dialog.
type Export struct {
	Title, Format, Columns, Rows, Path, Encoding, Formulas string
	Shown, AllColumns, Marked, AllRows                     string
	Defuse, Keep                                           string
	Done                                                   string // %s, %s: how many, path
	TopOf                                                  string // %s, %s: groups written, of all
	Defused                                                string // %s: cells changed
	Overwrite                                              string // %s: path
	Failed, NoRows, Running                                string
	UTF8BOM, UTF8, ShiftJIS                                string
	OnlyMarked                                             string // %s: a count; the title while lines are marked
	AsRead                                                 string // the columns of the imported file
	Name                                                   string // the field of the file name
	Stop                                                   string // %s: records so far
	Folder                                                 string // %s: where it is written
	NeedName, AsReadTables                                 string // problems
	AnyCharacter                                           string // %s: the encoding that lacks none
	NoFolder, NotAllowed                                   string // %s: folder; why nothing was written
}

// Palette is the list of everything the program can do.
type Palette struct {
	Title, Prompt, Nothing, Command, UnknownCommand, SQLPrompt string
	SQLReadOnly, SQLStopped                                    string
	Action, Everywhere, Section, Field, Source, Setting, View  string // what sort of thing an entry is
	Hint, Language, Theme, Lines, Copied                       string
	NoSuch, Needs                                              string // a word of a command that is wrong, or missing
	NoAddress                                                  string
	LeftAt                                                     string // %s, %s: the key, where the last session ended
}

// Orders is what the commands of the command line are called.
type Orders struct {
	Period, View, Sources, Import, Export, Help, Mouse, Lang, Theme, Quit string
}
