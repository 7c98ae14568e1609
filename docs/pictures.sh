#!/usr/bin/env bash
# Makes the pictures of the README from the real program: tmux runs it on the
# made-up month, and pictures.py draws what tmux has on its screen.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d) && trap 'tmux -S "$work/s" kill-server 2>/dev/null; rm -rf "$work"' EXIT
go build -o "$work/edgelens" .
pictures=$PWD/docs/pictures
mkdir -p "$pictures"
export LANG=ja_JP.UTF-8 LC_ALL=ja_JP.UTF-8 HOME=$work XDG_STATE_HOME=$work COLORTERM=truecolor
unset NO_COLOR COLORFGBG

tm() { tmux -S "$work/s" -u -f /dev/null "$@"; }
see() { # see TEXT: wait until it is on the screen
	for _ in $(seq 200); do
		tm capture-pane -p | grep -qF -- "$1" && return
		sleep 0.1
	done
	echo "no $1 on the screen:" >&2
	tm capture-pane -p >&2
	exit 1
}
keys() { # keys TEXT KEY...: press keys and wait for a text
	local text=$1
	shift
	tm send-keys "$@"
	see "$text"
}
shot() { # shot NAME: draw the screen
	sleep 1 # for what is counted beside
	tm capture-pane -p -e | "${PYTHON:-python3}" docs/pictures.py "$pictures/$1.png"
}

tm new-session -d -x 100 -y 30 -c "$work" "$work/edgelens demo --lang ja"
tm set-option -sa terminal-features ',*:RGB' 2>/dev/null || true
see 'スパムメール対策によって'
shot report
keys '解説' 8
tm send-keys Down
shot section
keys '該当ログ' Enter
shot lines
keys 'ログの詳細' Enter
tm send-keys Down Down Down Down Down Down Down
shot line
tm send-keys Escape
keys '解説' Escape
keys '対象期間' Escape
keys 'ログ分析' B
shot analysis
