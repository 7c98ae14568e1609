package sqlite

import (
	"bytes"
	"fmt"
	"strings"
	"unsafe"

	"modernc.org/libc"
	engine "modernc.org/sqlite/lib"

	"edgelens/model"
)

// The functions that searches and counts call for each line are known to SQLite
// itself and look at cells where SQLite has them. Through the driver each argument
// becomes a driver.Value, with memory of its own for a text or a larger number,
// and each call takes locks that all connections share: a third of the time of a
// search of a million lines. All other functions are the driver's.
//
//	el_contains(folded, cell, …)         the search of ~ and bare words: whether some cell contains it
//	el_contains_variant(folded, cell, …) that of ~~
//	el_among(ids, cell)                  whether a cell is the id of a value of a valueSet
//	el_count(taker, cell, …)             an aggregate that hands a line to a lineTaker
//	el_take(taker, cell, …)              does so for each row of a query, in their order
//
// What a file of somebody else's has in its schema cannot call them.
var directFunctions = []struct {
	name         string
	flags        int32
	scalar, step func(tls *libc.TLS, ctx uintptr, argc int32, argv uintptr)
	final        func(tls *libc.TLS, ctx uintptr)
}{
	{name: "el_contains", flags: engine.SQLITE_DETERMINISTIC, scalar: elContains},
	{name: "el_contains_variant", flags: engine.SQLITE_DETERMINISTIC, scalar: elContainsVariant},
	{name: "el_among", flags: engine.SQLITE_DETERMINISTIC, scalar: elAmong},
	{name: "el_count", step: elLine, final: elCounted},
	{name: takeName, scalar: elLine},
}

// takeName is the function that rows are handed to.
const takeName = "el_take"

const directFlags = engine.SQLITE_UTF8 | engine.SQLITE_DIRECTONLY

func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	if code := engine.Xsqlite3_auto_extension(tls, pointerTo(registerDirect)); code != engine.SQLITE_OK {
		panic(fmt.Sprint("SQLite takes no functions: error ", code))
	}
}

// registerDirect makes the functions known to a new connection. SQLite calls it.
func registerDirect(tls *libc.TLS, db, _, _ uintptr) int32 {
	for _, f := range directFunctions {
		name, err := libc.CString(f.name)
		if err != nil {
			return engine.SQLITE_NOMEM
		}
		code := engine.Xsqlite3_create_function_v2(tls, db, name, -1, directFlags|f.flags, 0,
			pointerTo(f.scalar), pointerTo(f.step), pointerTo(f.final), 0)
		libc.Xfree(tls, name)
		if code != engine.SQLITE_OK {
			return code
		}
	}
	return engine.SQLITE_OK
}

// pointerTo gives a function as SQLite takes it: the word that a function value
// is, 0 for nil. It has to be one that is declared, not a closure.
func pointerTo[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

// directCall is a call of a function by SQLite. What it gives out is good until
// it ends.
type directCall struct {
	tls  *libc.TLS
	ctx  uintptr
	args []uintptr
}

func newDirectCall(tls *libc.TLS, ctx uintptr, argc int32, argv uintptr) directCall {
	return directCall{tls, ctx, unsafe.Slice(*(**uintptr)(unsafe.Pointer(&argv)), argc)}
}

// integer is the argument at a place, if it is there and one.
func (c directCall) integer(i int) (int64, bool) {
	if i >= len(c.args) || engine.Xsqlite3_value_type(c.tls, c.args[i]) != engine.SQLITE_INTEGER {
		return 0, false
	}
	return engine.Xsqlite3_value_int64(c.tls, c.args[i]), true
}

// text is the argument at a place, if it is there and one. It may contain NUL.
func (c directCall) text(i int) (string, bool) {
	if i >= len(c.args) || engine.Xsqlite3_value_type(c.tls, c.args[i]) != engine.SQLITE_TEXT {
		return "", false
	}
	start := engine.Xsqlite3_value_text(c.tls, c.args[i])
	size := engine.Xsqlite3_value_bytes(c.tls, c.args[i])
	if start == 0 {
		return "", true // of a text that there is no memory for; the statement fails
	}
	return unsafe.String(*(**byte)(unsafe.Pointer(&start)), size), true
}

// textIfAny is the argument at a place, which is a text or NULL. It stays good.
func (c directCall) textIfAny(i int) (*string, error) {
	switch v := c.value(i).(type) {
	case nil:
		return nil, nil
	case string:
		return &v, nil
	}
	return nil, errArguments
}

// value is the argument at a place as the driver gives it; it stays good.
func (c directCall) value(i int) any {
	switch engine.Xsqlite3_value_type(c.tls, c.args[i]) {
	case engine.SQLITE_INTEGER:
		return engine.Xsqlite3_value_int64(c.tls, c.args[i])
	case engine.SQLITE_TEXT:
		text, _ := c.text(i)
		return strings.Clone(text)
	case engine.SQLITE_NULL:
		return nil
	case engine.SQLITE_FLOAT:
		return engine.Xsqlite3_value_double(c.tls, c.args[i])
	}
	blob, _ := c.bytes(i)
	return bytes.Clone(blob)
}

// bytes is the argument at a place, if it is there and a blob.
func (c directCall) bytes(i int) ([]byte, bool) {
	if i >= len(c.args) || engine.Xsqlite3_value_type(c.tls, c.args[i]) != engine.SQLITE_BLOB {
		return nil, false
	}
	start := engine.Xsqlite3_value_blob(c.tls, c.args[i])
	size := engine.Xsqlite3_value_bytes(c.tls, c.args[i])
	if start == 0 {
		return nil, true // an empty one
	}
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&start)), size), true
}

// fail makes the statement fail.
func (c directCall) fail(err error) {
	text, cerr := libc.CString(err.Error())
	if cerr != nil {
		engine.Xsqlite3_result_error_nomem(c.tls, c.ctx)
		return
	}
	defer libc.Xfree(c.tls, text)
	engine.Xsqlite3_result_error(c.tls, c.ctx, text, -1)
}

func elContains(tls *libc.TLS, ctx uintptr, argc int32, argv uintptr) {
	newDirectCall(tls, ctx, argc, argv).search(model.Contains)
}

func elContainsVariant(tls *libc.TLS, ctx uintptr, argc int32, argv uintptr) {
	newDirectCall(tls, ctx, argc, argv).search(model.ContainsVariant)
}

// search answers whether some cell contains the text of the first argument.
func (c directCall) search(contains func(cell, folded string) bool) {
	folded, ok := c.text(0)
	if !ok {
		c.fail(errArguments)
		return
	}
	found := false
	for i := 1; i < len(c.args) && !found; i++ {
		cell, ok := c.text(i)
		found = ok && contains(cell, folded)
	}
	engine.Xsqlite3_result_int(c.tls, c.ctx, libc.Bool32(found))
}

func elAmong(tls *libc.TLS, ctx uintptr, argc int32, argv uintptr) {
	call := newDirectCall(tls, ctx, argc, argv)
	ids, ok := call.bytes(0)
	if !ok {
		call.fail(errArguments)
		return
	}
	id, isID := call.integer(1)
	engine.Xsqlite3_result_int(tls, ctx, libc.Bool32(isID && valueSet(ids).has(id)))
}

// elLine is both el_count and el_take.
func elLine(tls *libc.TLS, ctx uintptr, argc int32, argv uintptr) {
	call := newDirectCall(tls, ctx, argc, argv)
	handle, _ := call.integer(0)
	taker := takers.with(handle)
	if taker == nil {
		call.fail(errArguments)
		return
	}
	if err := taker.take(call, 1); err != nil {
		call.fail(err)
	}
}

// elCounted ends a count, which is in the taker.
func elCounted(*libc.TLS, uintptr) {}
