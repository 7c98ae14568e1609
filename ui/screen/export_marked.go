package screen

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strconv"

	"edgelens/model"
)

// markedAtOnce is how many marked lines are read in one question.
const markedAtOnce = 500

// mostRuns is how many runs of records a filter of marked lines may have; each
// is several values of one SQL statement.
const mostRuns = 2000

// sorted are the marked lines in the order of the view. Those that it does not
// show come last.
func (e lineExport) sorted(ctx context.Context) ([]int64, error) {
	if e.query.Sort.IsNewestFirst() {
		return e.marked, nil
	}
	shown, err := e.store.Order(ctx, e.query)
	if err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(e.marked))
	for _, id := range e.marked {
		place[id] = len(shown)
	}
	for i, id := range shown {
		if _, marked := place[id]; marked {
			place[id] = i
		}
	}
	ids := slices.Clone(e.marked)
	slices.SortStableFunc(ids, func(a, b int64) int { return cmp.Compare(place[a], place[b]) })
	return ids, nil
}

// lines are the lines to write: the marked ones, or all of the query.
func (e lineExport) lines(ctx context.Context) iter.Seq2[model.Line, error] {
	if len(e.marked) == 0 {
		return e.store.Lines(ctx, e.query)
	}
	return func(yield func(model.Line, error) bool) {
		ids, err := e.sorted(ctx)
		if err != nil {
			yield(model.Line{}, err)
			return
		}
		for run := range slices.Chunk(ids, markedAtOnce) {
			lines, err := e.store.LinesByID(ctx, run)
			for _, line := range lines {
				if !yield(line, nil) {
					return
				}
			}
			if err != nil {
				yield(model.Line{}, err)
				return
			}
		}
	}
}

// filled are the columns with a value in the lines to write.
func (e lineExport) filled(ctx context.Context) ([]model.Column, error) {
	if len(e.marked) == 0 {
		return e.store.Columns(ctx, e.query.Filter)
	}
	known, extra := map[model.Column]bool{}, map[string]bool{}
	for line, err := range e.lines(ctx) {
		if err != nil {
			return nil, err
		}
		for i, f := range model.Fields {
			if !model.Blank(line.Cells[i]) {
				known[model.FieldColumn(f.ID)] = true
			}
		}
		for heading, cell := range line.Extra {
			extra[heading] = extra[heading] || !model.Blank(cell)
		}
	}
	var list []model.Column
	for _, f := range model.Fields {
		if c := model.FieldColumn(f.ID); known[c] {
			list = append(list, c)
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(extra)) {
		if extra[heading] {
			list = append(list, model.Column{Name: heading, Unknown: true})
		}
	}
	return list, nil
}

// noted reports whether there is a note on one of the lines to write.
func (e lineExport) noted(ctx context.Context) (bool, error) {
	if len(e.marked) == 0 {
		has := model.One(model.Term{Column: model.NoteColumn, Values: []model.Value{{Op: model.OpHas}}})
		n, err := e.store.Count(ctx, model.And(e.query.Filter, has))
		return n > 0, err
	}
	for line, err := range e.lines(ctx) {
		if err != nil || line.Note != "" {
			return err == nil, err
		}
	}
	return false, nil
}

// filter means the lines to write. The marked ones are named by their records.
func (e lineExport) filter(ctx context.Context) (model.Filter, error) {
	if len(e.marked) == 0 {
		return e.query.Filter, nil
	}
	records := map[int64][]int64{}
	for line, err := range e.lines(ctx) {
		if err != nil {
			return model.Filter{}, err
		}
		records[line.Source] = append(records[line.Source], line.Record)
	}
	var parts []model.Filter
	runs := 0
	for source, list := range records {
		values := recordRuns(list)
		runs += len(values)
		for some := range slices.Chunk(values, markedAtOnce) {
			parts = append(parts, model.And(
				model.One(model.Term{Column: model.SourceColumn, Values: []model.Value{{From: strconv.FormatInt(source, 10)}}}),
				model.One(model.Term{Column: model.RecordColumn, Values: some})))
		}
	}
	if len(parts) == 0 {
		return model.Filter{}, errGone // no part would mean every line
	}
	if runs > mostRuns {
		return model.Filter{}, &model.Problem{Kind: model.ErrUsage, What: model.Text{
			JA: "マークした行が多すぎるため、取り込んだファイルの列では書き出せません。マークを外してフィルタで絞り込んでください",
			EN: "too many marked rows to write the columns of the imported file: take the marks away and use the filter",
		}}
	}
	return model.Or(parts...), nil
}

// recordRuns are values that mean records, neighbours as a range.
func recordRuns(list []int64) []model.Value {
	slices.Sort(list)
	var values []model.Value
	for i := 0; i < len(list); {
		end := i
		for end+1 < len(list) && list[end+1] <= list[end]+1 {
			end++
		}
		from, to := strconv.FormatInt(list[i], 10), strconv.FormatInt(list[end], 10)
		if from == to {
			values = append(values, model.Value{From: from})
		} else {
			values = append(values, model.Value{Op: model.OpRange, From: from, To: to})
		}
		i = end + 1
	}
	return values
}
