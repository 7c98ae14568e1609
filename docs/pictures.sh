#!/usr/bin/env bash
# Makes the pictures of the README from the real program: tmux draws it, aha
# turns the screen into HTML, Chromium into a PNG (Debian: tmux aha chromium
# fonts-noto-cjk fonts-dejavu-core fonts-symbola fonts-noto-color-emoji). As in a
# terminal, every character gets one or two cells, whatever its font thinks.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d) && trap 'tmux -S "$work/s" kill-server 2>/dev/null; rm -rf "$work"' EXIT
go build -o "$work/edgelens" .
docs=$PWD/docs
export LANG=ja_JP.UTF-8 LC_ALL=ja_JP.UTF-8 XDG_STATE_HOME=$work COLORTERM=truecolor

tm() { tmux -S "$work/s" -u "$@"; }
shot() { # shot NAME: the screen as it is now
	{
		cat <<'CSS'
<!DOCTYPE html><meta charset="utf-8"><style>
@font-face { font-family: Lines; src: local("DejaVu Sans Mono"); size-adjust: 83%; unicode-range: U+2026, U+203A, U+2190-21FF, U+2400-25FF; }
body { margin: 0; background: #11151a }
pre { font: 16px/21px Lines, "Noto Sans Mono CJK JP", Symbola, "Noto Color Emoji"; margin: 12px; color: #d8dee6 }
i { display: inline-block; width: 8px; height: 21px; font-style: normal; white-space: pre; vertical-align: top }
i.w { width: 16px }
</style><pre>
CSS
		tm capture-pane -p -e | aha --no-header
		cat <<'JS'
</pre><script>
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;
const texts = [];
for (const w = document.createTreeWalker(document.querySelector("pre"), NodeFilter.SHOW_TEXT); w.nextNode();) texts.push(w.currentNode);
for (const text of texts) {
	const cells = document.createDocumentFragment();
	for (const c of text.data) {
		if (c === "\n") { cells.append("\n"); continue; }
		const cell = document.createElement("i");
		cell.textContent = c;
		if (wide.test(c)) cell.className = "w";
		cells.append(cell);
	}
	text.replaceWith(cells);
}
</script>
JS
	} >"$work/page.html"
	chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --user-data-dir="$work/chromium" --hide-scrollbars \
		--window-size=920,640 --screenshot="$docs/$1.png" "$work/page.html" >/dev/null 2>&1
}
see() { for _ in $(seq 200); do tm capture-pane -p | grep -q "$1" && return; sleep 0.1; done; echo "no $1" >&2; exit 1; }

tm -f /dev/null new-session -d -x 110 -y 28 -c "$work" "$work/edgelens demo --lang ja"
see スパムメール対策
shot report
tm send-keys 4 Enter
see 172.16.16.162
tm send-keys Down
sleep 1
shot lines
