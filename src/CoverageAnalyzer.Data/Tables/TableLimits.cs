namespace CoverageAnalyzer.Data.Tables;

/// <summary>The bounds that stand in front of the table libraries. What exceeds one is refused with a message, never read half.</summary>
public static class TableLimits
{
    /// <summary>Longest text of one cell, in characters.</summary>
    public const int FieldCharacters = 65_536;

    /// <summary>Longest record of a text file, in characters; a line without an end and an unclosed quote run into it.</summary>
    public const int RecordCharacters = 1_048_576;

    /// <summary>Columns of a text file.</summary>
    public const int TextColumns = 1_024;

    /// <summary>Rows of a table, text or workbook: they are all held in memory as records.</summary>
    public const int Rows = 5_000_000;

    /// <summary>Bytes a compressed text file may inflate to.</summary>
    public const long InflatedTextBytes = 2L << 30;

    /// <summary>Bytes any compressed text may inflate to, however small its file.</summary>
    public const long FreeTextBytes = 64L << 20;

    /// <summary>How many times its own size a compressed text beyond <see cref="FreeTextBytes"/> may inflate to; lists of points come to 10 or 20.</summary>
    public const int TextGrowth = 200;

    /// <summary>Bytes all parts of any workbook may inflate to together.</summary>
    public const long WorkbookBytes = 64L << 20;

    /// <summary>
    /// How many times its own size a workbook beyond <see cref="WorkbookBytes"/> may inflate to: an honest list of 300,000 rows unpacks
    /// to some 200 MB, and to about eight times its file.
    /// </summary>
    public const int WorkbookGrowth = 40;

    /// <summary>Bytes no workbook may exceed.</summary>
    public const long GreatestWorkbookBytes = 1L << 30;

    /// <summary>Texts in the table of shared texts, which is held in memory.</summary>
    public const int SharedTexts = 4_000_000;

    /// <summary>Characters in the table of shared texts.</summary>
    public const long SharedTextCharacters = 128L << 20;

    /// <summary>Merged areas of a sheet that are noticed.</summary>
    public const int MergedAreas = 100_000;

    /// <summary>How many times larger a part of a workbook may be than its compressed form, where it is larger than 1 MiB.</summary>
    public const int WorkbookRatio = 100;

    /// <summary>Parts (files) of a workbook.</summary>
    public const int WorkbookParts = 4_096;

    /// <summary>Columns of a sheet, judged from its cell references.</summary>
    public const int SheetColumns = 256;

    /// <summary>Rows of a sheet, judged from its cell references.</summary>
    public const int SheetRows = 1_048_576;

    /// <summary>Rows × columns of a sheet that may stand empty for the most part.</summary>
    public const long SparseSheetCells = 2_000_000;

    /// <summary>Rows × columns of a sheet at least a quarter of which is filled.</summary>
    public const long DenseSheetCells = 16_000_000;

    /// <summary>Rows looked at to find the header.</summary>
    public const int HeaderSearchRows = 50;

    /// <summary>Rows looked at to see what the columns hold.</summary>
    public const int ContentSearchRows = 300;

    /// <summary>Bytes a compressed text may inflate to.</summary>
    /// <param name="fileBytes">Size of the file.</param>
    public static long TextAllowance(long fileBytes) =>
        fileBytes > InflatedTextBytes / TextGrowth ? InflatedTextBytes : Math.Max(FreeTextBytes, fileBytes * TextGrowth);

    /// <summary>Bytes the parts of a workbook may inflate to.</summary>
    /// <param name="fileBytes">Size of the file.</param>
    public static long WorkbookAllowance(long fileBytes) =>
        Math.Min(GreatestWorkbookBytes, Math.Max(WorkbookBytes, fileBytes * WorkbookGrowth));

    /// <summary>Rows of one file that are kept whole in the list of rejected rows; the rest is counted.</summary>
    public const int RejectedRowsKept = 10_000;
}
