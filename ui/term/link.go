package term

import "strings"

// The sequences around a link (OSC 8). The id makes the rows of a long address
// one link, and tells our links from what a log may hold.
const (
	linkOpen  = "\x1b]8;id=edgelens;"
	linkClose = "\x1b]8;;\x1b\\"
	linkEnd   = "\x1b\\"
)

// Link returns text, which is drawn already, as a link to an address. Text for
// anything but a plain https address comes back as it is. Terminals without
// links show the text.
func Link(address, text string) string {
	if text == "" || !linkable(address) {
		return text
	}
	return linkOpen + address + linkEnd + text + linkClose
}

// linkable reports whether an address is https and holds only what an address
// may hold, so that nothing in it ends the sequence.
func linkable(address string) bool {
	host, ok := strings.CutPrefix(address, "https://")
	if !ok || host == "" {
		return false
	}
	for i := range len(address) {
		switch c := address[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0:
		default:
			return false
		}
	}
	return true
}

// linkLen returns the length of the sequence of a [Link] that s starts with, or
// 0.
func linkLen(s string) int {
	if strings.HasPrefix(s, linkClose) {
		return len(linkClose)
	}
	rest, ok := strings.CutPrefix(s, linkOpen)
	if !ok {
		return 0
	}
	address, _, ok := strings.Cut(rest, linkEnd)
	if !ok || !linkable(address) {
		return 0
	}
	return len(linkOpen) + len(address) + len(linkEnd)
}
