package demo

import "time"

// kind says how lines of a message type are made up. Either attack or fill
// makes the cells; attack decides on the time too.
type kind struct {
	typ      string
	permille int // of the lines of its log; the first kind of a log gets the rest
	least    int // lines, in any log that is not thin
	actions  []chosen
	fill     func(p *part, e Event)
	attack   func(p *part, e Event, last bool) time.Time
	note     bool // the policy log has a column for remarks
}

// undecided is an action no vocabulary knows: firmware is newer than the
// program sometimes. Lines with it, or with none, have no known outcome.
const undecided = "保留"

// kinds are the message types in the proportions of a small company: mostly
// attacks from outside, then what people run into.
var kinds = []kind{
	{typ: "ips", attack: (*part).ips, actions: []chosen{{"block", 63}, {"monitor", 33}, {"allow", 2}, {"", 1}, {undecided, 1}}},
	{typ: "dos", permille: 160, attack: (*part).dos, actions: []chosen{{"block", 93}, {"monitor", 6}, {"", 1}}},
	{typ: "https-cert", permille: 90, fill: (*part).certificate, actions: []chosen{{"block", 88}, {"warn", 12}}},
	{typ: "web-reputation", permille: 80, least: 10, fill: (*part).reputation, actions: []chosen{{"block", 88}, {"warn", 6}, {"monitor", 3}, {undecided, 2}, {"", 1}}},
	{typ: "spam", permille: 80, least: 60, fill: (*part).spam, actions: []chosen{{"tag", 70}, {"quarantine", 18}, {"delete", 8}, {"allow", 2}, {undecided, 2}}},
	{typ: "malware", permille: 26, least: 10, fill: (*part).malware, actions: []chosen{{"delete", 74}, {"block", 10}, {"quarantine", 6}, {"tag-clean", 4}, {"monitor", 4}, {undecided, 2}}},
	{typ: "phishing", permille: 16, least: 3, fill: (*part).phishing, actions: []chosen{{"delete", 50}, {"quarantine", 35}, {"tag", 15}}},
	{typ: "file-type", permille: 12, least: 2, fill: (*part).fileType, actions: []chosen{{"block", 85}, {"delete", 15}}},
	{typ: "content", permille: 10, least: 2, fill: (*part).content, actions: []chosen{{"quarantine", 50}, {"tag", 40}, {"allow", 10}}},
	{typ: "cnc", permille: 8, least: 2, fill: (*part).callback, actions: []chosen{{"block", 80}, {"monitor", 20}}},
	{typ: "mynumber", permille: 4, least: 2, fill: (*part).myNumber, actions: []chosen{{"warn", 60}, {"monitor", 30}, {"block", 10}}},

	{typ: "url-filter", note: true, fill: (*part).forbiddenSite, actions: []chosen{{"block", 80}, {"warn", 11}, {"monitor", 6}, {"", 2}, {undecided, 1}}},
	{typ: "app-control", permille: 270, note: true, fill: (*part).application, actions: []chosen{{"block", 82}, {"monitor", 15}, {undecided, 2}, {"", 1}}},
	{typ: "firewall", permille: 170, note: true, fill: (*part).firewall, actions: []chosen{{"block", 90}, {"allow", 10}}},
	{typ: "url-list", permille: 35, least: 2, note: true, fill: (*part).listedSite, actions: []chosen{{"block", 100}}},
	{typ: "endpoint", permille: 15, least: 2, note: true, fill: (*part).endpoint, actions: []chosen{{"block", 70}, {"monitor", 30}}},
}
