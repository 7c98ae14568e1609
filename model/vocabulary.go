package model

// Outcome is what an action came to. The numbers are stored in case files.
type Outcome int

// The outcomes. A line whose action was not exported, is empty or is not in
// the vocabulary has the outcome Unknown.
const (
	Unknown Outcome = 0
	Stopped Outcome = 1
	Marked  Outcome = 2
	Seen    Outcome = 3
)

// Outcomes are all outcomes with their words, as the filter language and the
// screen use them.
var Outcomes = []struct {
	Outcome Outcome
	ID      string
	Label   Text
}{
	{Stopped, "stopped", Text{JA: "阻止", EN: "stopped"}},
	{Marked, "marked", Text{JA: "印付け", EN: "marked"}},
	{Seen, "seen", Text{JA: "検知のみ", EN: "seen only"}},
	{Unknown, "unknown", Text{JA: "不明", EN: "unknown"}},
}

// ID is the outcome's word in the filter language.
func (o Outcome) ID() string {
	for _, w := range Outcomes {
		if w.Outcome == o {
			return w.ID
		}
	}
	return ""
}

// Label is the outcome's word on the screen.
func (o Outcome) Label(l Lang) string {
	for _, w := range Outcomes {
		if w.Outcome == o {
			return w.Label.In(l)
		}
	}
	return ""
}

// OutcomeByID finds an outcome by its word in the filter language.
func OutcomeByID(id string) (Outcome, bool) {
	for _, o := range Outcomes {
		if o.ID == id {
			return o.Outcome, true
		}
	}
	return Unknown, false
}

// OutcomeByWord finds an outcome by its word in the filter language or on the
// screen, in either language.
func OutcomeByWord(word string) (Outcome, bool) {
	word = FoldName(word)
	for _, o := range Outcomes {
		if word == o.ID || word == FoldName(o.Label.JA) || word == FoldName(o.Label.EN) {
			return o.Outcome, true
		}
	}
	return Unknown, false
}

// Category is the log a message type belongs to in the console.
type Category string

// The categories with raw lines.
const (
	InternetSecurity  Category = "internet-security"
	PolicyEnforcement Category = "policy-enforcement"
)

// Word is an entry of a vocabulary: a canonical id with the words logs use.
type Word struct {
	Code     int // stored in case files; 0 means "no such word"
	ID       string
	Label    Text
	Also     []string
	Category Category // message types only
	Outcome  Outcome  // actions only
}

// TypeOf finds the message type a log's word stands for: its id, either
// label or another name, folded.
func TypeOf(word string) (Word, bool) { return find(Types, typeIndex, word) }

// ActionOf finds the action a log's word stands for.
func ActionOf(word string) (Word, bool) { return find(Actions, actionIndex, word) }

// OutcomeOf gives the outcome of an action as a log writes it.
func OutcomeOf(action string) Outcome {
	w, _ := ActionOf(action)
	return w.Outcome
}

// Word finds what a value of a kind with a vocabulary stands for.
func (k Kind) Word(value string) (Word, bool) {
	switch k {
	case KindType:
		return TypeOf(value)
	case KindAction:
		return ActionOf(value)
	}
	return Word{}, false
}

// ValueLabel is a value of the column for reading, as the screen shows it.
func (c Column) ValueLabel(value string, l Lang) string {
	if o, ok := OutcomeByID(value); ok && c == OutcomeColumn {
		return o.Label(l)
	}
	if w, ok := c.Kind().Word(value); ok {
		return w.Label.In(l)
	}
	return value
}

// Word is what a value of the column is called in both languages, if the
// program knows a word for it.
func (c Column) Word(value string) (Text, bool) {
	switch c {
	case FieldColumn("url_category"):
		found := urlCategoryIndex[FoldName(value)]
		return found, found != Text{}
	case OutcomeColumn:
		o, known := OutcomeByID(value)
		return Text{JA: o.Label(JA), EN: o.Label(EN)}, known
	}
	w, ok := c.Kind().Word(value)
	return w.Label, ok
}

// Vocabulary gives the words of a kind, nil where the kind has none.
func Vocabulary(k Kind) []Word {
	switch k {
	case KindType:
		return Types
	case KindAction:
		return Actions
	}
	return nil
}

var typeIndex, actionIndex = indexWords(Types), indexWords(Actions)

func find(words []Word, index map[string]int, word string) (Word, bool) {
	i, ok := index[word]
	if !ok {
		i, ok = index[FoldName(word)]
	}
	if !ok {
		return Word{}, false
	}
	return words[i], true
}

// indexWords also lists the words as they are usually written, so that
// looking up a log's own spelling folds nothing.
func indexWords(words []Word) map[string]int {
	index := map[string]int{}
	for i, w := range words {
		for _, name := range append([]string{w.ID, w.Label.JA, w.Label.EN}, w.Also...) {
			index[name] = i
			index[FoldName(name)] = i
		}
	}
	return index
}
