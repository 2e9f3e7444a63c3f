namespace CoverageAnalyzer.Data.Text;

/// <summary>How Latin letters are put together from a base letter and a combining mark.</summary>
/// <remarks>
/// Source: Unicode Character Database, canonical decompositions of U+00C0–U+024F and U+1E00–U+1EFF and the canonical
/// combining classes of U+0300–U+036F. Kept here because the product runs without culture data, where
/// <see cref="string.Normalize()"/> leaves every text as it is.
/// </remarks>
internal static class LatinComposition
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    /// <summary>The greatest character that is composed of others, ≯.</summary>
    private const char LastComposed = '\u226F';

    /// <summary>Each mark with the letters it composes: base letter, composed letter, base letter, composed letter …</summary>
    private static readonly (char Mark, string Letters)[] Table =
    [
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"), // grave accent
        ('\u0301', // acute accent
            "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌ"
            + "õṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"),
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"), // circumflex accent
        ('\u0303', "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"), // tilde
        ('\u0304', "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"), // macron
        ('\u0306', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"), // breve
        ('\u0307', // dot above
            "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏ"
            + "ſẛ"),
        ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"), // diaeresis
        ('\u0309', "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"), // hook above
        ('\u030A', "AÅaåUŮuůwẘyẙ"), // ring above
        ('\u030B', "OŐoőUŰuű"), // double acute accent
        ('\u030C', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"), // caron
        ('\u030F', "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"), // double grave accent
        ('\u0311', "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"), // inverted breve
        ('\u031B', "OƠoơUƯuư"), // horn
        ('\u0323', "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"), // dot below
        ('\u0324', "UṲuṳ"), // diaeresis below
        ('\u0325', "AḀaḁ"), // ring below
        ('\u0326', "SȘsșTȚtț"), // comma below
        ('\u0327', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"), // cedilla
        ('\u0328', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"), // ogonek
        ('\u032D', "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"), // circumflex accent below
        ('\u032E', "HḪhḫ"), // breve below
        ('\u0330', "EḚeḛIḬiḭUṴuṵ"), // tilde below
        ('\u0331', "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"), // macron below
        ('\u0338', "<≮=≠>≯"), // solidus overlay: the only signs outside the two letter blocks whose base is ASCII
    ];

    /// <summary>Runs of marks with the same combining class: last mark of the run, class.</summary>
    private static readonly (int Last, byte Class)[] ClassRuns =
    [
        (0x314, 230), (0x315, 232), (0x319, 220), (0x31A, 232), (0x31B, 216), (0x320, 220), (0x322, 202), (0x326, 220),
        (0x328, 202), (0x333, 220), (0x338, 1), (0x33C, 220), (0x344, 230), (0x345, 240), (0x346, 230), (0x349, 220),
        (0x34C, 230), (0x34E, 220), (0x34F, 0), (0x352, 230), (0x356, 220), (0x357, 230), (0x358, 232), (0x35A, 220),
        (0x35B, 230), (0x35C, 233), (0x35E, 234), (0x35F, 233), (0x361, 234), (0x362, 233), (0x36F, 230),
    ];

    private static readonly byte[] Classes = MakeClasses();

    /// <summary>Base letter and mark of each composed letter, by the letter: plain arrays, which cost nothing to look up and nothing to compile.</summary>
    private static readonly (char[] Letter, char[] Mark) Parts = MakeParts();

    /// <summary>What each mark composes, by the base letter; made when a mark is first met apart from its letter.</summary>
    private static readonly char[]?[] Composed = new char[LastMark - FirstMark + 1][];

    /// <summary>True for a combining mark of U+0300–U+036F.</summary>
    /// <param name="c">The character.</param>
    public static bool IsMark(char c) => c is >= FirstMark and <= LastMark;

    /// <summary>The canonical combining class; 0 for anything that is not a mark of U+0300–U+036F.</summary>
    /// <param name="c">The character.</param>
    public static byte ClassOf(char c) => IsMark(c) ? Classes[c - FirstMark] : (byte)0;

    /// <summary>True for a character that canonical composition never leaves standing: tone marks of another name, the Kelvin and Ångström signs.</summary>
    /// <param name="c">The character.</param>
    public static bool IsReplaced(char c) => c is '\u0340' or '\u0341' or '\u0343' or '\u0344' or '\u212A' or '\u212B';

    /// <summary>The letter that a letter and a mark make together.</summary>
    /// <param name="letter">Base letter, itself composed or not.</param>
    /// <param name="mark">Combining mark.</param>
    /// <param name="composed">The letter they make.</param>
    /// <returns>False where there is no such letter.</returns>
    public static bool TryCompose(char letter, char mark, out char composed)
    {
        composed = '\0';
        if (!IsMark(mark))
        {
            return false;
        }

        ref char[]? ofMark = ref Composed[mark - FirstMark];
        char[] letters = Volatile.Read(ref ofMark) ?? MakeComposed(mark, ref ofMark);
        composed = letter < letters.Length ? letters[letter] : '\0';
        return composed != '\0';
    }

    /// <summary>Appends the full canonical decomposition of a character.</summary>
    /// <param name="c">The character.</param>
    /// <param name="into">Takes the base letter and its marks.</param>
    public static void Decompose(char c, List<char> into)
    {
        switch (c)
        {
            case '\u0340':
                into.Add('\u0300');
                return;
            case '\u0341':
                into.Add('\u0301');
                return;
            case '\u0343':
                into.Add('\u0313');
                return;
            case '\u0344':
                into.Add('\u0308');
                into.Add('\u0301');
                return;
            case '\u212A':
                into.Add('K');
                return;
            case '\u212B':
                into.Add('A');
                into.Add('\u030A');
                return;
        }

        if (c < Parts.Letter.Length && Parts.Letter[c] is > '\0' and var letter)
        {
            Decompose(letter, into);
            into.Add(Parts.Mark[c]);
        }
        else
        {
            into.Add(c);
        }
    }

    private static byte[] MakeClasses()
    {
        var classes = new byte[LastMark - FirstMark + 1];
        int next = FirstMark;
        foreach ((int last, byte combiningClass) in ClassRuns)
        {
            for (; next <= last; next++)
            {
                classes[next - FirstMark] = combiningClass;
            }
        }

        return classes;
    }

    private static (char[] Letter, char[] Mark) MakeParts()
    {
        char[] letter = new char[LastComposed + 1], markOf = new char[LastComposed + 1];
        foreach ((char mark, string letters) in Table)
        {
            for (int i = 0; i < letters.Length; i += 2)
            {
                (letter[letters[i + 1]], markOf[letters[i + 1]]) = (letters[i], mark);
            }
        }

        return (letter, markOf);
    }

    private static char[] MakeComposed(char mark, ref char[]? ofMark)
    {
        var composed = new char[LastComposed + 1];
        foreach ((char its, string letters) in Table)
        {
            for (int i = 0; its == mark && i < letters.Length; i += 2)
            {
                composed[letters[i]] = letters[i + 1];
            }
        }

        Volatile.Write(ref ofMark, composed); // by whichever thread: all make the same
        return composed;
    }
}
