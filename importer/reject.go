package importer

import "edgelens/model"

// Why a record is a reject.
var (
	reasonDecode   = model.Text{JA: "文字コードとして読めないバイトがあります", EN: "its bytes are no text in the file's encoding"}
	reasonUnclosed = model.Text{JA: "引用符が閉じていません", EN: "a quote is not closed"}
	reasonTooLong  = model.Textf("行が長すぎます(上限 %d MB)", "the line is longer than %d MB", maxRowBytes>>20)
	reasonCells    = model.Text{JA: "見出しより多くのセルがあります", EN: "it has more cells than the heading"}
	reasonTorn     = model.Text{JA: "ファイルがこのレコードの途中で終わっています", EN: "the file ends in the middle of this record"}
	reasonNoTime   = model.Text{JA: "時間が空です", EN: "it has no time"}
	reasonTime     = model.Text{JA: "時間を読めないか、1970年から2100年の外です。タイムゾーン名だけで時差のない時間も読めません", EN: "its time cannot be read: it is none, is outside 1970 to 2100, or names a zone without an offset"}
)

// torn reports whether the file ends in the middle of the row: below other
// records of a log, it has fewer cells than the heading and no line end.
func (p *parser) torn() bool {
	if p.table == nil || p.table.at < 0 || p.number == 0 || len(p.cells) >= p.table.binding.width {
		return false
	}
	row := p.bytes()
	end := row[len(row)-1]
	return end != '\n' && end != '\r'
}

// undecoded says why the row's bytes are no text: of a character that the file
// ends in, only a half may stand there.
func (p *parser) undecoded() *model.Text {
	if p.torn() {
		return &reasonTorn
	}
	return &reasonDecode
}

// damage says why the row has no cells, nil if it has.
func (r *rows) damage() *model.Text {
	switch r.fault {
	case unclosed:
		return &reasonUnclosed
	case tooLong:
		return &reasonTooLong
	}
	return nil
}
