package demo

// ipsRule is a signature as the gateway names it. Rules are real ones; what
// severity the gateway gives them nobody outside knows.
type ipsRule struct{ id, name, cve, severity, protocol, port, path string }

// inboundRules are hit by traffic from outside, the most frequent first.
var inboundRules = []ipsRule{
	{"1059418", "SSH Brute Force Login", "", "中", "TCP", "22", ""},
	{"1059803", "RDP Brute Force Login", "", "高", "TCP", "3389", ""},
	{"1139937", "WEB Hikvision Product Web Server Command Injection -1.1 (CVE-2021-36260)", "CVE-2021-36260", "重大", "HTTP", "80", "/SDK/webLanguage"},
	{"1133113", "TELNET Default Password Login -6", "", "中", "TCP", "23", ""},
	{"1059877", "WEB Directory Traversal -8", "", "中", "HTTP", "80", "/cgi-bin/..%2f..%2fetc/passwd?#"},
	{"1133253", "WEB Remote Command Execution via Shell Script -1.h", "", "高", "HTTP", "80", "/shell?cd+/tmp;wget+x#.sh"},
	{"1138800", "WEB Microsoft Exchange Server RCE (CVE-2021-26855)", "CVE-2021-26855", "重大", "HTTPS", "443", "/owa/auth/x.js"},
	{"1133148", "MALWARE Suspicious IoT Worm TELNET Activity -1", "", "高", "TCP", "23", ""},
	{"1058470", "WEB SQL injection attempt -17.h", "", "高", "HTTP", "80", "/item.php?id=#'+OR+1=1--"},
	{"1133533", "WEB Apache Struts Dynamic Method Invocation Remote Code Execution -1.b", "CVE-2016-3081; CVE-2017-5638", "重大", "HTTP", "8080", "/index.action?method:%23_memberAccess"},
	{"1134131", "WEB Apache Tomcat HTTP PUT Windows Remote Code Execution -2 (CVE-2017-12615)", "CVE-2017-12615", "高", "HTTP", "8080", "/x#.jsp/"},
	{"1133710", "SMB Microsoft Windows SMB Server SMBv1 CVE-2017-0147 Information Disclosure -1", "CVE-2017-0147", "高", "TCP", "445", ""},
	{"1054837", "WEB Remote File Inclusion /etc/passwd", "", "中", "HTTP", "80", "/?page=/etc/passwd"},
	{"1132793", "WEB SQL injection select from attempt -5.h", "", "高", "HTTP", "80", "/news?id=#+union+select"},
	{"1059958", "WEB Directory Traversal -27.u", "", "中", "HTTP", "80", "/static/%252e%252e/#"},
	{"1056773", "WEB Web Server Connection Header Buffer Overflow", "", "中", "HTTP", "80", ""},
	{"1132896", "WEB Remote Shell Command Execution -1", "", "高", "HTTP", "80", "/cgi-bin/test?#"},
	{"1231780", "WEB HAProxy h1_headers_to_hdr_list Empty Header Name Access Control Bypass (CVE-2023-25725)", "CVE-2023-25725", "高", "HTTP", "80", ""},
	{"1054796", "WEB HTTP Host Header Buffer Overflow", "", "中", "HTTP", "80", ""},
	{"1136822", "WEB dotCMS CMSFilter assets Access Control Weakness (CVE-2020-6754)", "CVE-2020-6754", "中", "HTTP", "80", "/assets/#"},
	{"1055091", "WEB HTTP Directory Traversal -9", "", "中", "HTTP", "80", "/../../#"},
	{"1112626", "WEB Sophos Web Appliance Config Write Command Execution -2 (CVE-2014-2850)", "CVE-2014-2850", "高", "HTTPS", "443", ""},
}

// outboundRules are hit by clients inside, harmless ones among them.
var outboundRules = []ipsRule{
	{"1139797", "WEB HTTP Invalid Content-Length -2", "", "低", "HTTP", "80", "/api/v1/#"},
	{"1132381", "WEB-CLIENT Javascript Obfuscation in Exploit Kits - 44", "", "中", "HTTP", "80", "/js/#.js"},
	{"1059684", "MISC Bitcoin/LiteCoin/Dogecoin Mining Activity -1", "", "中", "TCP", "3333", ""},
	{"1131523", "WEB-CLIENT IE Memory Corruption (CVE-2015-2425)", "CVE-2015-2425", "高", "HTTP", "80", "/ad/#.html"},
	{"1134390", "MISC Cryptocurrency Monero Mining Activity -1", "", "中", "TCP", "4444", ""},
}

// flood is a kind of DoS attack.
type flood struct{ name, protocol, port string }

var floods = []flood{
	{"TCP SYNフラッド", "TCP", "443"}, {"UDPフラッド", "UDP", "53"}, {"ICMPフラッド", "ICMP", ""},
	{"TCPポートスキャン", "TCP", "1433"}, {"UDPフラッド", "UDP", "123"},
}

// outsideNets are set aside for documentation: nobody lives there.
var outsideNets = []string{"192.0.2.", "198.51.100.", "203.0.113."}

// malwareNames, the most frequent first.
var malwareNames = []string{
	"Trojan.W97M.EMOTET.SMJ", "TROJ_FRS.VSNTKI25", "Ransom.Win32.Locky.A.dldr", "Trojan.JS.KOVCOREG.A",
	"Coinminer.Win64.MALXMR.SMCGR24", "RANSOM_CERBER.A", "Ransom.Win32.TRX.XXPE1", "BKDR_MISDAT.AC",
	"trojanspy.win32.icedid.a", "TROJ_ROVNIX.YPOK", "Backdoor.Linux.BASHLITE.SMJC2", "Coinminer.Win64.MALXMR.TIAOODBZ",
	"Trojan.SH.KERBERDS.A", "ELF_SETAG.SM", "Rootkit.Linux.SKIDMAP.A", "ransom_crypaura.mole",
}
