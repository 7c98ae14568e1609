package sqlite

import (
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"net/netip"
	"strconv"
	"strings"

	"modernc.org/sqlite"

	"edgelens/model"
)

// The functions that SQL calls where a cell has to be understood:
//
//	el_canonical(kind, cell)             the form that equality compares; '' for no cell
//	el_value(kind, op, from, to, cell)   ranges and networks
//	el_number(kind, cell)                an integer, NULL if it is none
//	el_rounded(kind, cell)               whether that was rounded
//	el_order(kind, cell)                 what cells sort by, NULL for a blank one
//
// and what a migration needs:
//
//	el_turned(records, record_count)     a block's records with the ids of lines counted the other way
//
// They look at their arguments and keep nothing, so that they can do without a
// copy of every cell. A copy would end at a NUL, too. Those that a scan calls
// most are in directFunctions.
func init() {
	for name, f := range map[string]sqlite.FunctionImpl{
		"el_canonical": {NArgs: 2, Scalar: elCanonical},
		"el_value":     {NArgs: 5, Scalar: elValue},
		"el_number":    {NArgs: 2, Scalar: elNumber},
		"el_rounded":   {NArgs: 2, Scalar: elRounded},
		"el_order":     {NArgs: 2, Scalar: elOrder},
		"el_turned":    {NArgs: 2, Scalar: elTurned},
	} {
		f.Deterministic, f.VolatileArgs = true, true
		sqlite.MustRegisterFunction(name, &f)
	}
}

var errArguments = errors.New("edgelens function called with arguments of the wrong kind")

func elCanonical(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	kind, ok := args[0].(int64)
	if !ok {
		return nil, errArguments
	}
	cell, _ := args[1].(string)
	return model.Kind(kind).Canonical(cell), nil
}

func elValue(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	kind, ok1 := args[0].(int64)
	op, ok2 := args[1].(int64)
	from, ok3 := args[2].(string)
	to, ok4 := args[3].(string)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return nil, errArguments
	}
	cell, _ := args[4].(string)
	v := model.Value{Op: model.Op(op), From: from, To: to}
	return truth(v.MatchKind(model.Kind(kind), cell)), nil
}

func elNumber(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	kind, ok := args[0].(int64)
	if !ok {
		return nil, errArguments
	}
	cell, _ := args[1].(string)
	if n, _, ok := model.Kind(kind).Number(cell); ok {
		return n, nil
	}
	return nil, nil
}

func elRounded(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	kind, ok := args[0].(int64)
	if !ok {
		return nil, errArguments
	}
	cell, _ := args[1].(string)
	_, rounded, _ := model.Kind(kind).Number(cell)
	return truth(rounded), nil
}

// elOrder gives integers, texts and blobs, which SQLite sorts in this order:
// numbers, then words, then addresses. In a column of text, too, a cell that is
// nothing but a number or an address is one.
func elOrder(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	kind, ok := args[0].(int64)
	if !ok {
		return nil, errArguments
	}
	cell, _ := args[1].(string)
	canonical := model.Kind(kind).Canonical(cell)
	if canonical == "" {
		return nil, nil
	}
	k := model.Kind(kind)
	if k.Numeric() {
		if n, _, ok := k.Number(canonical); ok {
			return n, nil
		}
	}
	if k == model.KindText {
		if n, err := strconv.ParseInt(canonical, 10, 64); err == nil {
			return n, nil
		}
	}
	if k == model.KindIP || k == model.KindText && strings.ContainsAny(canonical[:min(len(canonical), 5)], ".:") {
		if a, err := netip.ParseAddr(canonical); err == nil {
			sixteen := a.As16()
			return sixteen[:], nil
		}
	}
	return canonical, nil
}

func elTurned(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	packed, ok1 := args[0].([]byte)
	count, ok2 := args[1].(int64)
	if !ok1 || !ok2 {
		return nil, errArguments
	}
	places, err := unpackPlaces(packed, 1, count)
	if err != nil {
		return nil, err
	}
	var records []byte
	var before place
	end := int64(0)
	for _, p := range places {
		records = binary.AppendUvarint(records, uint64(p.position-end))
		if p.line != 0 {
			p.line = lineID(p.line>>idShift, p.line&idNumbers)
		}
		records = appendPlace(records, p, &before)
		end = p.position + p.size
	}
	return packer().EncodeAll(records, nil), nil
}

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
