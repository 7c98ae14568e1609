"""Draws a terminal's screen, as `tmux capture-pane -e -p` gives it, into a PNG.

Every character takes one or two cells, as the terminal has counted them,
whatever its font thinks. Needs Pillow, DejaVu Sans Mono and Noto Sans Mono CJK
(Debian: python3-pil fonts-dejavu-core fonts-noto-cjk).
"""

import re
import sys
import unicodedata

from PIL import Image, ImageDraw, ImageFont

CELL_W, CELL_H, MARGIN, SIZE = 9, 20, 12, 15
GROUND, TEXT = (0x1C, 0x1C, 0x1C), (0xD8, 0xD8, 0xD8)
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono%s.ttf"
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc"
MONO_JP = 5  # Noto Sans Mono CJK JP in the collection
ANSI = ["#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
        "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"]


def colour(n):
    """The RGB of one of xterm's 256 colours."""
    if n < 16:
        return tuple(bytes.fromhex(ANSI[n][1:]))
    if n >= 232:
        return (8 + 10 * (n - 232),) * 3
    n -= 16
    return tuple(0 if i == 0 else 55 + 40 * i for i in (n // 36, n // 6 % 6, n % 6))


class Style:
    """What the sequences so far say about the next character."""

    def __init__(self):
        self.fg, self.bg, self.bold, self.line, self.swap = None, None, False, False, False

    def take(self, codes):
        codes = [int(c or 0) for c in codes.replace(":", ";").split(";")]
        while codes:
            c = codes.pop(0)
            if c == 0:
                self.__init__()
            elif c == 1:
                self.bold = True
            elif c == 4:
                self.line = True
            elif c == 7:
                self.swap = True
            elif c in (38, 48):
                if codes.pop(0) == 5:
                    rgb = colour(codes.pop(0))
                else:
                    rgb, codes = tuple(codes[:3]), codes[3:]
                setattr(self, "fg" if c == 38 else "bg", rgb)
            elif 30 <= c <= 37 or 90 <= c <= 97:
                self.fg = colour(c - 30 if c < 90 else c - 82)
            elif 40 <= c <= 47 or 100 <= c <= 107:
                self.bg = colour(c - 40 if c < 100 else c - 92)
            elif c in (39, 49):
                setattr(self, "fg" if c == 39 else "bg", None)

    def colours(self):
        fg, bg = self.fg or TEXT, self.bg or GROUND
        return (bg, fg) if self.swap else (fg, bg)


def cells(c):
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


BLOCKS = {0x2588 - i: (8 - i) / 8 for i in range(8)}  # lower eighths, U+2581 to U+2588


def block(draw, c, x, y, fg):
    """Draws the blocks of bars, which no font joins; False for others."""
    n = ord(c)
    if 0x2589 <= n <= 0x258F:
        draw.rectangle([x, y + 2, x + round(CELL_W * (0x2590 - n) / 8) - 1, y + CELL_H - 3], fill=fg)
    elif n == 0x2588:
        draw.rectangle([x, y + 2, x + CELL_W - 1, y + CELL_H - 3], fill=fg)
    elif n in BLOCKS:
        draw.rectangle([x, y + CELL_H - round(CELL_H * BLOCKS[n]), x + CELL_W - 2, y + CELL_H - 1], fill=fg)
    elif c == "│":
        draw.line([x + CELL_W // 2, y, x + CELL_W // 2, y + CELL_H], fill=fg)
    elif c == "─":
        draw.line([x, y + CELL_H // 2, x + CELL_W, y + CELL_H // 2], fill=fg)
    elif c in "╭╮╯╰":
        mx, my = x + CELL_W // 2, y + CELL_H // 2
        draw.line([mx, my, x + CELL_W if c in "╭╰" else x, my], fill=fg)
        draw.line([mx, my, mx, y + CELL_H if c in "╭╮" else y], fill=fg)
    else:
        return False
    return True


def main(out):
    rows = sys.stdin.read().rstrip("\n").split("\n")
    fonts = {bold: (ImageFont.truetype(DEJAVU % ("-Bold" if bold else ""), SIZE),
                    ImageFont.truetype(NOTO % ("Bold" if bold else "Regular"), SIZE + 1, index=MONO_JP)) for bold in (False, True)}
    plain = [re.sub(r"\x1b\][^\x1b]*\x1b\\|\x1b\[[0-9;:]*m", "", r) for r in rows]
    width = max(sum(map(cells, r)) for r in plain)
    image = Image.new("RGB", (width * CELL_W + 2 * MARGIN, len(rows) * CELL_H + 2 * MARGIN), GROUND)
    draw = ImageDraw.Draw(image)
    style = Style()
    for n, row in enumerate(rows):
        x, y = MARGIN, MARGIN + n * CELL_H
        for part in re.split(r"(\x1b\][^\x1b]*\x1b\\|\x1b\[[0-9;:]*m)", row):
            if part.startswith("\x1b["):
                style.take(part[2:-1])
                continue
            if part.startswith("\x1b"):
                continue
            fg, bg = style.colours()
            for c in part:
                w = cells(c) * CELL_W
                if bg != GROUND:
                    draw.rectangle([x, y, x + w - 1, y + CELL_H - 1], fill=bg)
                if c != " " and not block(draw, c, x, y, fg):
                    narrow, wide = fonts[style.bold]
                    font = wide if cells(c) == 2 or 0xFF61 <= ord(c) <= 0xFF9F else narrow
                    draw.text((x, y + CELL_H - 5), c, font=font, fill=fg, anchor="ls")
                if style.line:
                    draw.line([x, y + CELL_H - 2, x + w - 1, y + CELL_H - 2], fill=fg)
                x += w
    image.quantize(64, dither=Image.Dither.NONE).save(out, optimize=True)


main(sys.argv[1])
