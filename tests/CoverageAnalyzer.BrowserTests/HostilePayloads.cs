namespace CoverageAnalyzer.BrowserTests;

/// <summary>Sixty texts that would run, break out or mislead where a name is not treated as a name.</summary>
internal static class HostilePayloads
{
    /// <summary>The texts.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"><script>alert(3)</script>", "'><svg onload=alert(4)>", "</title><script>alert(5)</script>",
        "</textarea><script>alert(6)</script>", "</style><script>alert(7)</script>", "</script><script>alert(8)</script>", "<svg><script>alert(9)</script></svg>", "<body onload=alert(10)>",
        "<iframe src=javascript:alert(11)>", "<a href=javascript:alert(12)>x</a>", "javascript:alert(13)", "<math><mi xlink:href=\"javascript:alert(14)\">x</mi></math>", "<details open ontoggle=alert(15)>",
        "<video><source onerror=alert(16)>", "<audio src=x onerror=alert(17)>", "<input autofocus onfocus=alert(18)>", "<select autofocus onfocus=alert(19)>", "<marquee onstart=alert(20)>",
        "<object data=\"data:text/html,<script>alert(21)</script>\">", "<embed src=\"data:text/html,<script>alert(22)</script>\">", "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<base href=//evil.example/>",
        "<form action=//evil.example><button>x</button></form>", "<style>*{display:none}</style>", "<svg><style>@import '//evil.example/x.css'</style></svg>", "<svg><foreignObject><script>alert(29)</script></foreignObject></svg>", "<svg><animate onbegin=alert(30) attributeName=x dur=1s>",
        "{{constructor.constructor('alert(31)')()}}", "${alert(32)}", "`-alert(33)-`", "'-alert(34)-'", "\\u003cscript\\u003ealert(35)\\u003c/script\\u003e",
        "&lt;script&gt;alert(36)&lt;/script&gt;", "&#60;script&#62;alert(37)&#60;/script&#62;", "%3Cscript%3Ealert(38)%3C/script%3E", "<<script>alert(39)//<</script>", "<scr<script>ipt>alert(40)</scr</script>ipt>",
        "<!--<script>alert(41)</script>-->", "]]><script>alert(42)</script>", "<![CDATA[<script>alert(43)</script>]]>", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>", "<template><script>alert(45)</script></template>",
        "=cmd|'/c calc'!A1", "+1+cmd|'/c calc'!A1", "-1+1", "@SUM(1+1)", "=HYPERLINK(\"//evil.example\",\"x\")",
        "\u202Egnp.exe", "a\u200Bb", "\u2066<script>\u2069", "Xã \u0301\u0323 e\u0302\u0301", "Robert'); DROP TABLE communes;--",
        "../../etc/passwd", "..\\..\\windows", "{\"__proto__\":{\"x\":1}}", "__proto__", "constructor",
    ];
}
