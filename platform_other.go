//go:build !windows

package main

import (
	"errors"
	"syscall"
)

// systemLanguage is "": where there are locales, they have said everything.
func systemLanguage() string { return "" }

// readerGone reports whether nobody reads what the program writes any more.
func readerGone(err error) bool { return errors.Is(err, syscall.EPIPE) }
