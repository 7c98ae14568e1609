package ui

// LeaveForTest does what the end of the program does.
func (m *Model) LeaveForTest() { m.leave()() }

// BehindForTest is how many entries of the history lie behind what is shown.
func (m *Model) BehindForTest() int { return m.stack.Behind() }

// TypedForTest reports whether keys are text or belong to a panel.
func (m *Model) TypedForTest() bool { return m.typed() }
