using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>The files SQLite keeps beside a database while another program writes to it.</summary>
/// <remarks>Source: sqlite.org, "Temporary Files Used By SQLite" and "Database File Format", section 3.</remarks>
/// <param name="HasLog">True where a write-ahead log with content stands beside it: newer rows are in there.</param>
/// <param name="HasHotJournal">True where a rollback journal with content stands beside it: the database may be changed by half.</param>
internal sealed record DatabaseCompanions(bool HasLog, bool HasHotJournal)
{
    private static ReadOnlySpan<byte> JournalMagic => [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7];

    /// <summary>Looks beside a database.</summary>
    /// <param name="path">The database.</param>
    public static DatabaseCompanions Of(string path)
    {
        string full = Path.GetFullPath(path);
        var log = new FileInfo(full + "-wal");
        return new(log.Exists && log.Length > 0, IsHot(full + "-journal"));
    }

    /// <summary>Refuses a database that may be changed by half: it would have to be written to, to be made whole.</summary>
    /// <param name="place">The file.</param>
    /// <exception cref="InputFileException">There is a hot journal.</exception>
    public void RefuseHotJournal(SourcePlace place)
    {
        if (HasHotJournal)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"Một chương trình khác đang ghi, hoặc đã dừng giữa lúc ghi (có tệp {place.File}-journal bên cạnh).",
                    $"Another program is writing to it, or stopped in the middle of it (there is a file {place.File}-journal beside it)."),
                LocalizedText.Of(
                    $"Hãy đóng chương trình đó; nếu nó đã dừng, mở lớp trong QGIS một lần để hoàn tất.",
                    $"Close that program; if it has stopped, open the layer once in QGIS, which completes it."));
        }
    }

    /// <summary>The error for a write-ahead log that cannot be read along with the database.</summary>
    /// <param name="place">The file.</param>
    /// <param name="e">What SQLite said.</param>
    public static InputFileException LogUnreadable(SourcePlace place, Exception e) => new(
        place,
        LocalizedText.Of(
            $"Không đọc được cùng với các thay đổi chưa nhập vào tệp ({place.File}-wal bên cạnh).",
            $"It cannot be read together with the changes that are not in it yet (the file {place.File}-wal beside it)."),
        LocalizedText.Of(
            $"Hãy đóng chương trình đang mở tệp; hoặc chép cả hai tệp vào thư mục ghi được và mở một lần trong QGIS.",
            $"Close the program that has it open; or copy both files to a folder that can be written to, and open it once in QGIS."), e);

    /// <summary>Refuses a database with fewer pages than its head counts: SQLite itself only notices where it needs one that is gone.</summary>
    /// <param name="place">The file.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputFileException">The file is shorter than it says.</exception>
    public void RefuseCutFile(SourcePlace place, string path)
    {
        using FileStream file = ReaderEdge.OpenRead(path);
        Span<byte> head = stackalloc byte[100];
        if (HasLog || file.ReadAtLeast(head, 100, throwOnEndOfStream: false) < 100 || !head[24..28].SequenceEqual(head[92..96]))
        {
            return; // the count is in the log, or was written by a version that does not keep it
        }

        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(head[16..]), pages = BinaryPrimitives.ReadUInt32BigEndian(head[28..]);
        long declared = pages * (pageSize == 1 ? 65_536 : pageSize);
        if (declared > file.Length)
        {
            throw ReaderEdge.Damaged(place, file.Length, LocalizedText.Of(
                $"Tệp bị cụt: tự khai {declared:N0} byte nhưng chỉ dài {file.Length:N0} byte.",
                $"The file breaks off: it declares {declared:N0} bytes but is only {file.Length:N0} bytes long."));
        }
    }

    private static bool IsHot(string journal)
    {
        if (!File.Exists(journal))
        {
            return false;
        }

        using FileStream file = ReaderEdge.OpenRead(journal);
        Span<byte> head = stackalloc byte[8];
        return file.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8 && head.SequenceEqual(JournalMagic);
    }
}
