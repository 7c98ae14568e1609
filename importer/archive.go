package importer

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"

	"edgelens/model"
)

// How far an archive may expand: logs shrink to a twentieth or less, what
// grows more than maxRatio times is made to fill disks.
const (
	maxRatio    = 200
	freeBytes   = 64 << 20 // that are always allowed
	maxExpanded = 32 << 30
)

// allowance is how many bytes an archive of a size may hold.
func allowance(size int64) int64 {
	return min(max(freeBytes, size*maxRatio), maxExpanded)
}

// unzipped is what a gzip file holds. budget, if not nil, is what it may take
// together with others.
func unzipped(in input, budget *int64) input {
	packed, limit := in.open, allowance(in.size)
	in.name = contentName(in.name)
	in.size = 0 // of its content, which nobody knows yet
	in.open = func() (io.ReadCloser, error) {
		f, err := packed()
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, errors.Join(damaged(err), f.Close())
		}
		return &expanding{src: z, left: limit, budget: budget, close: f.Close}, nil
	}
	return in
}

// expanding reads from an archive as many bytes as are allowed.
type expanding struct {
	src    io.Reader
	left   int64
	budget *int64 // of the archive around it, may be nil
	close  func() error
}

// Read gives what was expanded.
func (e *expanding) Read(p []byte) (int, error) {
	n, err := e.src.Read(p)
	if e.left -= int64(n); e.left < 0 {
		return 0, bomb()
	}
	if e.budget != nil {
		if *e.budget -= int64(n); *e.budget < 0 {
			return 0, bomb()
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(err)
	}
	return n, err
}

// Close closes the archive.
func (e *expanding) Close() error { return e.close() }

// archive gives the importable files in a zip file, in order of their names.
// Their names are only shown: nothing is written anywhere.
func archive(shown, at string, size int64, yield func(input, error) bool) bool {
	z, err := zip.OpenReader(at)
	if err != nil {
		return yield(input{path: shown}, damaged(err))
	}
	defer z.Close()
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(memberName(a), memberName(b)) })
	files = slices.DeleteFunc(files, func(f *zip.File) bool { return !wanted(f) })
	var total uint64
	for _, f := range files {
		total += f.UncompressedSize64
		if total > uint64(allowance(size)) {
			return yield(input{path: shown}, bomb())
		}
	}
	if len(files) == 0 {
		return yield(input{path: shown}, nothingIn(z.File))
	}
	budget := 2 * allowance(size) // what a member holds is read twice
	for _, f := range files {
		in, err := member(shown, f, &budget)
		if !yield(in, err) {
			return false
		}
	}
	return true
}

// memberName is the name of a file in an archive, without ways out of it.
// Windows writes names in the encoding of its language.
func memberName(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 && !utf8.ValidString(name) {
		if text, ok := decodeCP932(nil, []byte(name)); ok {
			name = string(text)
		}
	}
	return path.Clean("/" + strings.ReplaceAll(name, `\`, "/"))[1:]
}

func wanted(f *zip.File) bool {
	if f.FileInfo().IsDir() || slices.ContainsFunc(strings.Split(memberName(f), "/"), hidden) {
		return false
	}
	return importable(memberName(f))
}

// member is a file in an archive. budget is what all members that are packed
// once more may hold.
func member(shown string, f *zip.File, budget *int64) (input, error) {
	name := memberName(f)
	in := input{path: shown + "/" + name, name: path.Base(name), size: int64(f.UncompressedSize64)}
	switch {
	case strings.EqualFold(path.Ext(name), ".zip"):
		return in, problem(model.Text{JA: "アーカイブの中のアーカイブは読みません", EN: "an archive inside an archive is not read"},
			model.Text{JA: "外側を展開してから取り込んでください", EN: "unpack the outer one first"})
	case f.Flags&1 != 0:
		return in, problem(model.Text{JA: "パスワードで保護されています", EN: "it is protected by a password"},
			model.Text{JA: "展開してから取り込んでください", EN: "unpack it first"})
	}
	in.open = func() (io.ReadCloser, error) {
		r, err := f.Open()
		if err != nil {
			return nil, damaged(err)
		}
		return &expanding{src: r, left: in.size, close: r.Close}, nil
	}
	if strings.EqualFold(path.Ext(name), ".gz") {
		return unzipped(in, budget), nil
	}
	return in, nil
}

// nothingIn says why there is nothing to import in an archive.
func nothingIn(files []*zip.File) error {
	for _, f := range files {
		if f.Name == "[Content_Types].xml" {
			return notText() // a file of an office program
		}
	}
	return problem(model.Text{JA: "アーカイブに取り込めるファイルがありません", EN: "no file to import in the archive"},
		model.Textf("探すのは %s です", "looked for %s", strings.Join(endings, ", ")))
}

func bomb() error {
	return problem(model.Textf("展開すると大きすぎます(元の %d 倍、または %d GB を超えます)", "it expands too far: more than %d times its size, or %d GB", maxRatio, maxExpanded>>30),
		model.Text{JA: "信頼できるファイルなら、展開してから取り込んでください", EN: "if you trust it, unpack it and import what is inside"})
}

func damaged(err error) error {
	return &model.Problem{Kind: model.ErrInput, Err: err,
		What: model.Text{JA: "アーカイブが壊れているか、途中で切れています", EN: "the archive is damaged or cut off"},
		Hint: model.Text{JA: "もう一度コピーするか、ダウンロードし直してください", EN: "copy or download it again"}}
}
