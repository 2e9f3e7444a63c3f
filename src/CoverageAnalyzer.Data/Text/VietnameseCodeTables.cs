namespace CoverageAnalyzer.Data.Text;

/// <summary>The byte tables of the Vietnamese encodings from before Unicode: each byte's characters.</summary>
internal static class VietnameseCodeTables
{
    /// <summary>Bytes 0x80–0xFF of TCVN 5712:1993.</summary>
    /// <remarks>
    /// TCVN3, the encoding of the ABC fonts (.VnTime …), uses 0xA1–0xAE and 0xB5–0xFE of it and has no capitals with tones:
    /// there a capital with a tone is the lower-case byte, drawn as a capital by the fonts whose names end in H.
    /// The other places hold what the standard's wider tables put there, so that files of those read too.
    /// </remarks>
    private const string Tcvn5712High =
        "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
        + "\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
        + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
        + "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

    /// <summary>Bytes 0x80–0xFF of VISCII 1.1 (RFC 1456).</summary>
    private const string VisciiHigh =
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
        + "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
        + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
        + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

    /// <summary>
    /// VNI for Windows: a base letter followed by a byte for its marks. Byte of the small form, then the characters it stands for;
    /// the capital form is 0x20 lower.
    /// </summary>
    private static readonly (byte Code, string Characters)[] VniSmall =
    [
        (0xF9, "\u0301"), (0xF8, "\u0300"), (0xFB, "\u0309"), (0xF5, "\u0303"), (0xEF, "\u0323"),
        (0xEA, "\u0306"), (0xE9, "\u0306\u0301"), (0xE8, "\u0306\u0300"), (0xFA, "\u0306\u0309"), (0xFC, "\u0306\u0303"), (0xEB, "\u0306\u0323"),
        (0xE2, "\u0302"), (0xE1, "\u0302\u0301"), (0xE0, "\u0302\u0300"), (0xE5, "\u0302\u0309"), (0xE3, "\u0302\u0303"), (0xE4, "\u0302\u0323"),
        (0xED, "í"), (0xEC, "ì"), (0xE6, "ỉ"), (0xF3, "ĩ"), (0xF2, "ị"), (0xEE, "ỵ"), (0xF4, "ơ"), (0xF6, "ư"), (0xF1, "đ"),
    ];

    /// <summary>TCVN3 (ABC): one entry a byte.</summary>
    public static string[] Tcvn3() => WithHighHalf(Tcvn5712High);

    /// <summary>VISCII: one entry a byte; six capitals stand in the control range.</summary>
    public static string[] Viscii()
    {
        string[] table = WithHighHalf(VisciiHigh);
        (table[0x02], table[0x05], table[0x06], table[0x14], table[0x19], table[0x1E]) = ("Ẳ", "Ẵ", "Ẫ", "Ỷ", "Ỹ", "Ỵ");
        return table;
    }

    /// <summary>VNI for Windows: one entry a byte, of one or two characters.</summary>
    public static string[] Vni()
    {
        string[] table = WithHighHalf(new string('\uFFFD', 128));
        table[0xA0] = "\u00A0";
        foreach ((byte code, string characters) in VniSmall)
        {
            table[code] = characters;
            table[code - 0x20] = characters.ToUpperInvariant();
        }

        return table;
    }

    private static string[] WithHighHalf(string high)
    {
        var table = new string[256];
        for (int b = 0; b < 256; b++)
        {
            table[b] = (b < 128 ? (char)b : high[b - 128]).ToString();
        }

        return table;
    }
}
