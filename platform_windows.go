package main

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"
)

// systemLanguage is the language of the user's Windows, as a name like ja-JP.
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}

// readerGone reports whether nobody reads what the program writes any more.
func readerGone(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}
