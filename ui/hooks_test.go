package ui

// LeaveForTest does what the end of the program does.
func (m *Model) LeaveForTest() { m.leave()() }
