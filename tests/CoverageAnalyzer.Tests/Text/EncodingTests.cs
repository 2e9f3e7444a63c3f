using System.Text;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Text;

public sealed class EncodingTests
{
    private const string Names = "Xã Hướng Hiệp\nHuyện Vĩnh Linh\nThị trấn Khe Sanh\nPhường Đông Lễ\nXã Triệu Thượng\nXã Cam Thủy\nQuảng Trị\nĐảo Cồn Cỏ\nXã Hải Quế";

    /// <summary>Each letter with a mark in VNI, spelled by the keyboard rule of that encoding: letter, then the byte of its marks.</summary>
    private const string VniNames = "Xaõ Höôùng Hieäp\nHuyeän Vónh Linh\nThò traán Khe Sanh\nPhöôøng Ñoâng Leã\nXaõ Trieäu Thöôïng\nXaõ Cam Thuûy\nQuaûng Trò\nÑaûo Coàn Coû\nXaõ Haûi Queá";

    private static readonly SourcePlace Place = SourcePlace.OfFile("xa.dbf");

    public static TheoryData<string> EncodingNames => ["UTF-8", "TCVN3 (ABC)", "Windows-1258", "VNI-Windows", "VISCII"];

    internal static byte[] Encode(string text, string encoding)
    {
        string tones = "\u0300\u0301\u0303\u0309\u0323";
        switch (encoding)
        {
            case "UTF-8":
                return Encoding.UTF8.GetBytes(text);
            case "TCVN3 (ABC)": // no capitals with tones
                return TextEncodings.Tcvn3.Characters.GetBytes(string.Concat(text.Select(c => c > 'ƿ' || "ÁÀÃÉÈÍÌÓÒÕÚÙÝĨŨ".Contains(c) ? char.ToLowerInvariant(c) : c)));
            case "VISCII":
                return TextEncodings.Viscii.Characters.GetBytes(text);
            case "VNI-Windows":
                return Encoding.Latin1.GetBytes(text == Names ? VniNames : throw new NotSupportedException());
            case "Windows-1258": // the letter with its own mark, then the tone
                string split = string.Concat(text.Select(c =>
                {
                    string full = c.ToString().Normalize(NormalizationForm.FormD);
                    string tone = string.Concat(full.Where(tones.Contains));
                    return string.Concat(full.Where(m => !tones.Contains(m))).Normalize(NormalizationForm.FormC) + tone;
                }));
                return TextEncodings.Windows1258.Characters.GetBytes(split);
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding));
        }
    }

    [Theory]
    [MemberData(nameof(EncodingNames))]
    public void Names_in_every_vietnamese_encoding_are_recognised_and_come_out_composed(string encoding)
    {
        byte[] bytes = Encode(Names, encoding);
        EncodingGuess guess = EncodingRecogniser.Recognise(bytes);
        Assert.Equal(encoding, guess.Best.Name);
        Assert.False(guess.IsDoubtful, $"confidence {guess.Confidence}");
        Assert.Equal(Names, guess.Best.Decode(bytes));
        Assert.NotNull(guess.RunnerUp);
    }

    [Theory]
    [InlineData("TCVN3 (ABC)")]
    [InlineData("Windows-1258")]
    [InlineData("UTF-8")]
    public void Two_accented_words_are_enough(string encoding) =>
        Assert.Equal(encoding, EncodingRecogniser.Recognise(Encode("Phường Quảng Trị", encoding)).Best.Name);

    [Fact]
    public void Every_tcvn3_letter_of_the_alphabet_has_its_byte()
    {
        // TCVN 5712:1993, VN3: the rows of the standard's table, small letters from 0xA8 on.
        byte[] bytes = [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xC6, 0xCB, 0xD6, 0xE9, 0xF9, 0xFE];
        Assert.Equal("ĂÂÊÔƠƯĐăâêôơưđàảãáạặậệộựỵ", TextEncodings.Tcvn3.Decode(bytes));
    }

    [Theory]
    [InlineData("UTF-8", "UTF-8")]
    [InlineData(" utf8\r\n", "UTF-8")]
    [InlineData("65001", "UTF-8")]
    [InlineData("1258", "Windows-1258")]
    [InlineData("CP1258", "Windows-1258")]
    [InlineData("windows-1258", "Windows-1258")]
    [InlineData("ANSI 1258", "Windows-1258")]
    [InlineData("TCVN3", "TCVN3 (ABC)")]
    [InlineData("TCVN-5712", "TCVN3 (ABC)")]
    [InlineData("abc", "TCVN3 (ABC)")]
    [InlineData("VNI-WIN", "VNI-Windows")]
    [InlineData("VISCII", "VISCII")]
    [InlineData("ISO-8859-1", "Windows-1252")]
    [InlineData("88591", "Windows-1252")]
    [InlineData("OEM 437", "ibm437")]
    [InlineData("88592", "iso-8859-2")]
    public void Names_and_aliases_are_known(string alias, string name) => Assert.Equal(name, TextEncodings.ByName(alias)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("klingon")]
    [InlineData("99999999999")]
    [InlineData("utf-7")]
    [InlineData("1257000")]
    public void Other_names_are_not(string alias) => Assert.Null(TextEncodings.ByName(alias));

    [Fact]
    public void A_name_that_is_not_known_is_a_finding_and_the_text_is_recognised()
    {
        var findings = new FindingLog();
        (TextEncoding encoding, TextEncodingChoice choice) =
            EncodingChooser.Choose(Place, null, "klingon", 0, Encode(Names, "TCVN3 (ABC)"), findings);
        Assert.Equal(TextEncodings.Tcvn3, encoding);
        Assert.Equal("recognised", choice.DecidedBy);
        Assert.Equal(["encoding-unknown", "encoding-recognised"], findings.ToList().Select(f => f.Code));
    }

    [Fact]
    public void What_the_file_says_holds_unless_its_bytes_say_something_else()
    {
        var findings = new FindingLog();
        Assert.Equal("cpg", EncodingChooser.Choose(Place, null, "1258", 0, Encode(Names, "Windows-1258"), findings).Choice.DecidedBy);
        Assert.Empty(findings.ToList());

        // QGIS writes ISO-8859-1 beside whatever was there.
        Assert.Equal(TextEncodings.Tcvn3, EncodingChooser.Choose(Place, null, "ISO-8859-1", 0, Encode(Names, "TCVN3 (ABC)"), findings).Encoding);
        Assert.Equal(TextEncodings.Windows1258, EncodingChooser.Choose(Place, null, "UTF-8", 0, Encode(Names, "Windows-1258"), findings).Encoding);
        Assert.Equal(["encoding-contradicted", "encoding-contradicted"], findings.ToList().Select(f => f.Code));
    }

    [Fact]
    public void What_the_user_says_holds_in_any_case()
    {
        var findings = new FindingLog();
        Assert.Equal(TextEncodings.Windows1252, EncodingChooser.Choose(Place, "1252", "UTF-8", 0, Encode(Names, "UTF-8"), findings).Encoding);
        Finding doubt = Assert.Single(findings.ToList());
        Assert.Equal("encoding-doubtful", doubt.Code);
        Assert.Contains("UTF-8", doubt.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_byte_that_every_tool_writes_is_not_believed()
    {
        var findings = new FindingLog();
        Assert.Equal(TextEncodings.Tcvn3, EncodingChooser.Choose(Place, null, null, 0x57, Encode(Names, "TCVN3 (ABC)"), findings).Encoding);
        Assert.Equal("dbf language byte", EncodingChooser.Choose(Place, null, null, 0xC9, "Xa"u8, findings).Choice.DecidedBy);
    }

    [Fact]
    public void Bytes_that_spell_nothing_are_doubtful_and_the_runner_up_is_named()
    {
        var findings = new FindingLog();
        (TextEncoding encoding, _) = EncodingChooser.Choose(Place, null, null, 0, [0xC6, 0xFE, 0x81, 0x20, 0x93, 0xFF], findings);
        Finding doubt = Assert.Single(findings.ToList());
        Assert.Equal("encoding-doubtful", doubt.Code);
        Assert.Contains(encoding.Name, doubt.Message.English, StringComparison.Ordinal);
        Assert.Contains("possibly Windows", doubt.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_ascii_needs_no_choice()
    {
        var findings = new FindingLog();
        Assert.Equal(new TextEncodingChoice("UTF-8", "recognised"), EncodingChooser.Choose(Place, null, null, 0, "Xa Huong Hiep"u8, findings).Choice);
        Assert.Empty(findings.ToList());
    }

    [Fact]
    public void Utf8_cut_off_at_the_width_of_a_field_is_still_utf8()
    {
        byte[] bytes = [.. "Xã Hướng Hi"u8, 0xE1, 0xBB, (byte)'\n', .. "Quảng Trị"u8];
        Assert.Equal(TextEncodings.Utf8, EncodingRecogniser.Recognise(bytes).Best);
    }
}
