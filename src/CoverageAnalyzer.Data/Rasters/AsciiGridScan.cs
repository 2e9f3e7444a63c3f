using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The first walk through an ASCII grid: counts its numbers and keeps where each block of rows begins.</summary>
/// <remarks>Lines mean nothing in this format; only the order of the numbers does. Memory: 8 bytes a block.</remarks>
internal static class AsciiGridScan
{
    private const int BufferBytes = 256 << 10;
    private const int LongestNumber = 64;
    private const byte Space = 0, Number = 1, Comma = 2, Other = 3;

    private static readonly byte[] Classes = MakeClasses();

    /// <summary>Walks through the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="blockCells">Cells of a block.</param>
    /// <param name="place">The file, for messages.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <returns>The byte at which each block begins.</returns>
    /// <exception cref="InputFileException">There are more or fewer numbers than cells, or something else than numbers.</exception>
    public static long[] BlockOffsets(string path, AsciiGridHeader header, long blockCells, SourcePlace place, CancellationToken cancellation)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        long cells = header.Grid.CellCount;
        if (cells - 1 > (file.Length - header.DataOffset) / 2)
        {
            throw Count(place, LocalizedText.Of(
                $"dòng đầu khai báo {cells:N0} ô, nhiều hơn số byte của tệp cho phép.", $"the header declares {cells:N0} cells, more than the bytes of the file allow."));
        }

        long[] offsets = new long[(cells + blockCells - 1) / blockCells];
        byte[] buffer = new byte[(int)Math.Clamp(file.Length, 1, BufferBytes)];
        long numbers = 0, next = 0, at = header.DataOffset, line = header.Lines + 1;
        int length = 0; // of the number that is open
        file.Position = at;
        for (int read; (read = file.Read(buffer)) > 0; at += read)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < read; i++)
            {
                byte kind = Classes[buffer[i]];
                if (kind == Space)
                {
                    length = 0;
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                else if (kind == Number)
                {
                    if (length++ == 0)
                    {
                        if (numbers == next && numbers < cells)
                        {
                            offsets[numbers / blockCells] = at + i;
                            next += blockCells;
                        }

                        numbers++;
                    }
                    else if (length > LongestNumber)
                    {
                        throw NoNumber(place with { Line = line });
                    }
                }
                else
                {
                    throw kind == Comma ? AsciiGridHeader.DecimalComma(place with { Line = line }, ",") : NoNumber(place with { Line = line });
                }
            }
        }

        return numbers == cells ? offsets : throw Count(place, LocalizedText.Of(
            $"tệp có {numbers:N0} giá trị, dòng đầu khai báo {cells:N0} (tệp bị cắt cụt?).", $"the file holds {numbers:N0} values, its header declares {cells:N0} (is it cut short?)."));
    }

    /// <summary>The error for something that is no number.</summary>
    /// <param name="place">Where it stands.</param>
    public static InputFileException NoNumber(SourcePlace place) => new(
        place,
        new("có giá trị không phải là số.", "there is a value that is no number."),
        new("Xuất lại lưới từ QGIS.", "Export the raster again from QGIS."));

    private static InputFileException Count(SourcePlace place, LocalizedText what) => new(
        place, what, new("Sao chép lại tệp, hoặc xuất lại lưới từ QGIS.", "Copy the file again, or export the raster again from QGIS."));

    private static byte[] MakeClasses()
    {
        byte[] classes = new byte[256];
        Array.Fill(classes, Other);
        foreach (byte space in " \t\r\n\v\f"u8)
        {
            classes[space] = Space;
        }

        foreach (byte number in "0123456789+-.eEnNaAiIfF"u8)
        {
            classes[number] = Number;
        }

        classes[','] = Comma;
        return classes;
    }
}
