package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"edgelens/model"
)

// warnOfTwice notes the sources that may have the same lines under other
// columns. Records of different column sets do not meet, and would count as
// lines of their own without anybody noticing.
func (l *load) warnOfTwice(ctx context.Context) error {
	src := l.source
	if src.Kind != model.KindLog || src.New == 0 {
		return nil
	}
	others, err := l.otherColumns(ctx)
	if err != nil {
		return err
	}
	types := l.typeCodes()
	least, greatest := idsBetween(src.From.Unix(), src.To.Unix())
	for _, other := range others {
		var same bool
		err := l.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM line NOT INDEXED WHERE source = ? AND `+types+`
			AND id BETWEEN ? AND ?)`, other.ID, least, greatest).Scan(&same)
		if err != nil {
			return err
		}
		if same {
			src.Notices = append(src.Notices, model.Textf(
				"「%s」と期間と種類が重なり、列が異なります。同じログを二重に数えることがあるため、列をそろえて書き出すか、一方の取り込みを取り消してください",
				"%s overlaps in time and types but has other columns: the same lines may count twice. Export both with the same columns, or forget one of them",
				other.Path))
		}
	}
	return nil
}

// otherColumns are the logs of the same time with another set of columns.
func (l *load) otherColumns(ctx context.Context) ([]model.Source, error) {
	var others []model.Source
	err := each(ctx, l.tx, func(rows *sql.Rows) error {
		var other model.Source
		err := rows.Scan(&other.ID, &other.Path)
		others = append(others, other)
		return err
	}, `SELECT id, path FROM source
		WHERE kind = ? AND id <> ? AND columns <> ? AND time_from <= ? AND time_to >= ?
		ORDER BY id`, string(model.KindLog), l.source.ID, columnSet(l.source), micros(l.source.To), micros(l.source.From))
	return others, err
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
