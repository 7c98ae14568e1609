package keys

import (
	tea "github.com/charmbracelet/bubbletea"
)

// kana gives the key that types each of these signs while the input method is
// on, beyond the full-width forms that are computed.
var kana = map[rune]rune{
	'　': ' ', '〜': '~', '￥': '\\', '・': '/', '「': '[', '」': ']',
	'、': ',', '。': '.', 'ー': '-', '’': '\'', '”': '"',
}

// Commands returns the command keys that msg stands for. Full-width forms typed
// with the input method on (ｊ ／ ？ １ ＝ ～) become the plain keys, and keys typed
// so fast that they came as one message are taken apart again. Pasted text
// gives nothing: it is never a command.
func Commands(msg tea.KeyMsg) []tea.KeyMsg {
	if msg.Type != tea.KeyRunes {
		return []tea.KeyMsg{msg}
	}
	if msg.Paste {
		return nil
	}
	list := make([]tea.KeyMsg, len(msg.Runes))
	for i, r := range msg.Runes {
		list[i] = plain(r, msg.Alt)
	}
	return list
}

// plain returns the message of the key that types r.
func plain(r rune, alt bool) tea.KeyMsg {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	} else if k, ok := kana[r]; ok {
		r = k
	}
	if r == ' ' {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}, Alt: alt}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: alt}
}
