package sqlite

import (
	"database/sql/driver"
	"sync"
	"sync/atomic"
)

// needles are the texts that were looked for. A search hands SQL the number of
// its text: the driver makes a copy of a text's header for each line, but none of
// a small number. They stay until the program ends, for people type them.
var needles struct {
	mutex   sync.Mutex
	numbers map[string]int64
	texts   atomic.Pointer[[]string] // by number; what is there never changes
}

// needleNumber is the number of a text.
func needleNumber(text string) int64 {
	needles.mutex.Lock()
	defer needles.mutex.Unlock()
	if number, ok := needles.numbers[text]; ok {
		return number
	}
	if needles.numbers == nil {
		needles.numbers = map[string]int64{}
		needles.texts.Store(&[]string{})
	}
	texts := append(*needles.texts.Load(), text)
	needles.texts.Store(&texts)
	number := int64(len(texts) - 1)
	needles.numbers[text] = number
	return number
}

// needle is the text with the number that an argument is.
func needle(arg driver.Value) (string, bool) {
	number, ok := arg.(int64)
	texts := needles.texts.Load()
	if !ok || texts == nil || number < 0 || number >= int64(len(*texts)) {
		return "", false
	}
	return (*texts)[number], true
}
