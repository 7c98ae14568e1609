package screen

import (
	"context"
	"testing"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// parted parts the message of a command from the news that the case is another
// now.
func parted(msg tea.Msg) (own tea.Msg, changed bool) {
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return msg, false
	}
	for _, cmd := range batch {
		if part := cmd(); part == tea.Msg(Changed{}) {
			changed = true
		} else {
			own = part
		}
	}
	return own, changed
}

func TestImportThatWasLeftStillTellsTheOthers(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	begun := make(chan struct{})
	host.imports = func(ctx context.Context, _ func(ImportProgress)) ([]Imported, error) {
		close(begun)
		<-ctx.Done()
		return mixedResults()[:1], ctx.Err()
	}
	s, _, work := running(t, env, "/in/a.csv", "/in/b.csv")
	answer := make(chan tea.Msg, 1)
	go func() { answer <- work() }()
	<-begun
	s.Close()
	if _, told := parted(<-answer); !told {
		t.Error("the file that was finished is in the case, and nobody knows")
	}
}

func TestImportOfNothingButFailuresBeginsWithTheReason(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.imports = importAnswers(nil, mixedResults()[2:]...)
	d, _ := hostDriver(t, env, 80, 24, importOf("/in/photo.png"))
	d.See("対処: 表計算のファイルは")
}

func TestImportTellsTheOthersOfNewLines(t *testing.T) {
	tests := []struct {
		name    string
		results []Imported
		want    bool
	}{
		{"a new file", mixedResults()[:1], true}, {"the same file again", mixedResults()[1:2], false}, {"a failed file", mixedResults()[2:], false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env, host, _ := hostEnv(model.JA)
			host.imports = importAnswers(nil, tt.results...)
			s, listen, work := running(t, env, "/in")
			answer, told := parted(work())
			s.Update(answer)
			if told != tt.want {
				t.Errorf("told the others: %v, want %v", told, tt.want)
			}
			if n := host.working.Load(); n != 0 {
				t.Errorf("%d pieces of work are never over", n)
			}
			if msg := listen(); msg != nil {
				t.Errorf("listening goes on after the end: %v", msg)
			}
		})
	}
}
