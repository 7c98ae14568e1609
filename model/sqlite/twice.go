package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"edgelens/model"
)

// warnOfTwice notes the sources whose records should meet those of the new one
// and cannot: they count as lines of their own without anybody noticing.
func (l *load) warnOfTwice(ctx context.Context) error {
	src := l.source
	if src.Kind != model.KindLog || src.New == 0 {
		return nil
	}
	apart, err := l.apart(ctx, l.others.minutes.lost())
	if err != nil {
		return err
	}
	types := l.typeCodes()
	least, greatest := idsBetween(minuteOf(src.From).Unix(), minuteOf(src.To).Unix()+59)
	for _, other := range apart {
		var same bool
		err := l.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM line NOT INDEXED WHERE source = ? AND `+types+`
			AND id BETWEEN ? AND ?)`, other.id, least, greatest).Scan(&same)
		if err != nil {
			return err
		}
		if same {
			src.Notices = append(src.Notices, other.notice)
		}
	}
	return nil
}

// apartSource is a source whose records cannot meet those of the new one, and
// what to say if they should.
type apartSource struct {
	id     int64
	notice model.Text
}

// apart are the logs of the same time whose records cannot meet those of the
// new one: for want of columns, or of seconds.
func (l *load) apart(ctx context.Context, lost bool) ([]apartSource, error) {
	var all []apartSource
	own := columnSetOf(l.source)
	meets, err := canMeet(own)
	if err != nil {
		return nil, err
	}
	err = each(ctx, l.tx, func(rows *sql.Rows) error {
		var id int64
		var path, columns string
		var otherLost bool
		if err := rows.Scan(&id, &path, &columns, &otherLost); err != nil {
			return err
		}
		otherMeets, err := canMeet(columns)
		switch {
		case err != nil:
			return err
		case columns != own && !(meets && otherMeets):
			all = append(all, apartSource{id, tooFewColumns(path)})
		case lost != otherLost:
			all = append(all, apartSource{id, noSeconds(l.source.Path, path, lost)})
		}
		return nil
	}, `SELECT id, path, columns, whole_minutes FROM source
		WHERE kind = ? AND id <> ? AND time_from < ? AND time_to >= ?
		ORDER BY id`, string(model.KindLog), l.source.ID,
		micros(minuteOf(l.source.To).Add(time.Minute)), micros(minuteOf(l.source.From)))
	return all, err
}

// minuteOf is the time without its seconds, as others may have it.
func minuteOf(t time.Time) time.Time { return t.Truncate(time.Minute) }

func canMeet(columns string) (bool, error) {
	set, err := parseColumnSet(columns)
	return err == nil && set.meets(), err
}

func tooFewColumns(path string) model.Text {
	var ja, en []string
	for _, id := range mustShare {
		ja, en = append(ja, model.FieldColumn(id).Label(model.JA)), append(en, model.FieldColumn(id).Label(model.EN))
	}
	return model.Text{
		JA: fmt.Sprintf("「%s」と期間と種類が重なりますが、両方に列(%s)がそろっていないため照合できず、同じログを二重に数えることがあります。これらの列を含めて書き出すか、一方の取り込みを取り消してください",
			path, strings.Join(ja, "、")),
		EN: fmt.Sprintf("%s overlaps in time and types, but cannot be compared without the columns %s in both: the same lines may count twice. Export both with these columns, or forget one of them",
			path, strings.Join(en, ", ")),
	}
}

func noSeconds(own, other string, lost bool) model.Text {
	if !lost {
		own, other = other, own
	}
	return model.Textf(
		"「%s」は時刻の秒が失われています(表計算ソフトで保存し直したファイルなど)。期間と種類が重なる「%s」と照合できず、同じログを二重に数えることがあります。元のファイルを取り込み、一方の取り込みを取り消してください",
		"the times of %s have lost their seconds, as when a spreadsheet saved it again: it cannot be compared with %s, which overlaps in time and types, and the same lines may count twice. Import the file as it was exported, and forget one of them",
		own, other)
}

// typeCodes is true of the lines whose type may be one of the new ones: where
// the type was not exported, it may be any.
func (l *load) typeCodes() string {
	codes := []string{"0"}
	for k := range l.days.counts {
		if k.typeCode == 0 {
			return "1"
		}
		codes = append(codes, strconv.FormatInt(k.typeCode, 10))
	}
	slices.Sort(codes)
	return fmt.Sprintf("type_code IN (%s)", strings.Join(slices.Compact(codes), ", "))
}
