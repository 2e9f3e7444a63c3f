using System.IO.Compression;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Copy;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>The files of a results folder inside the store: cut into pieces, deflated where that helps, with the hash of the whole.</summary>
internal static class StoredFiles
{
    // Pieces, so that neither side ever holds a national GeoPackage in memory, and two cores can deflate.
    private const int PieceBytes = 1 << 20;
    private static readonly string[] ColumnNames = ["run_id", "name", "part", "bytes", "sha256", "is_deflated", "content"];

    /// <summary>Copies files into the partition of a run.</summary>
    /// <param name="connection">An open connection, in the transaction that made the partition.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="folder">The results folder.</param>
    /// <param name="files">Names of the files, each with the SHA-256 it must still have; null where the file may have been changed.</param>
    /// <param name="bytesWritten">Told how many bytes were taken so far.</param>
    /// <param name="cancellation">Stops between pieces.</param>
    /// <returns>The file that has another hash than it must have; null where all have.</returns>
    public static string? Write(
        NpgsqlConnection connection, long run, string folder, IEnumerable<(string Name, string Sha256, bool MayDiffer)> files, Action<long>? bytesWritten, CancellationToken cancellation)
    {
        long written = 0;
        using CopyWriter writer = CopyWriter.Begin(connection, "coverage_runs", FormattableString.Invariant($"run_file_{run}"), ColumnNames);
        foreach ((string name, string stated, bool mayDiffer) in files)
        {
            using FileStream file = System.IO.File.OpenRead(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)));
            string sha256 = mayDiffer ? HashOf(file) : stated;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            int part = 0;
            foreach ((byte[] piece, byte[] content) in Pieces(file, hash, cancellation))
            {
                writer.Row();
                writer.Integer(run);
                writer.Text(name);
                writer.SmallInteger(part++);
                writer.Integer(piece.Length);
                writer.Text(sha256);
                writer.Boolean(!ReferenceEquals(piece, content));
                writer.Bytes(content);
                bytesWritten?.Invoke(written += piece.Length);
            }

            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
            {
                return name;
            }
        }

        writer.Complete();
        return null;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="name">The file.</param>
    /// <param name="target">Takes its bytes.</param>
    /// <param name="cancellation">Stops between pieces.</param>
    /// <returns>False where there is no such file.</returns>
    /// <exception cref="DataStoreException">Its bytes are not those that were pushed.</exception>
    public static bool Read(NpgsqlConnection connection, long run, string name, Stream target, CancellationToken cancellation = default)
    {
        using NpgsqlCommand command = connection.Command("SELECT part, bytes, sha256, is_deflated, content FROM coverage.run_file WHERE run_id = $1 AND name = $2 ORDER BY part", run, name);
        command.CommandTimeout = 0;
        using NpgsqlDataReader rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string sha256 = string.Empty;
        int part = 0;
        bool isSound = true;
        while (isSound && rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            isSound = rows.GetInt32(0) == part++;
            long bytes = rows.GetInt64(1);
            sha256 = rows.GetString(2);
            bool isDeflated = rows.GetBoolean(3);
            byte[] content = rows.GetFieldValue<byte[]>(4);
            byte[]? piece = isDeflated ? Inflate(content, bytes) : content;
            isSound &= piece is not null && piece.Length == bytes;
            if (isSound)
            {
                hash.AppendData(piece!);
                target.Write(piece!);
            }
        }

        if (part > 0 && (!isSound || Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256))
        {
            throw new DataStoreException(
                FormattableString.Invariant($"{connection.Host}:{connection.Port}/{connection.Database}"),
                new($"tệp '{name}' trong kho bị hỏng (sai mã SHA-256).", $"the file '{name}' in the store is damaged (its SHA-256 differs)."),
                new("Đưa kết quả lên lại từ thư mục gốc: coverage-analyzer store push", "Push the results again from their folder: coverage-analyzer store push"),
                isTransient: false);
        }

        return part > 0;
    }

    private static string HashOf(FileStream file)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        return hash;
    }

    // An empty file is one empty piece, so that it is there.
    private static IEnumerable<(byte[] Piece, byte[] Content)> Pieces(FileStream file, IncrementalHash hash, CancellationToken cancellation)
    {
        int together = Math.Clamp(Environment.ProcessorCount, 1, 8);
        bool first = true;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = new List<byte[]>(together);
            while (block.Count < together && Next(file) is { Length: > 0 } piece)
            {
                hash.AppendData(piece);
                block.Add(piece);
            }

            if (block.Count == 0)
            {
                if (first)
                {
                    yield return ([], []);
                }

                yield break;
            }

            first = false;
            byte[][] contents = new byte[block.Count][];
            Parallel.For(0, block.Count, i => contents[i] = Deflate(block[i]));
            for (int i = 0; i < contents.Length; i++)
            {
                yield return (block[i], contents[i]);
            }
        }
    }

    private static byte[] Next(FileStream file)
    {
        byte[] piece = new byte[PieceBytes];
        int length = file.ReadAtLeast(piece, PieceBytes, throwOnEndOfStream: false);
        return length == PieceBytes ? piece : piece[..length];
    }

    // The piece itself where deflating does not pay: pictures and workbooks are deflated already.
    private static byte[] Deflate(byte[] piece)
    {
        using var target = new MemoryStream(piece.Length / 2);
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(piece);
        }

        return target.Length < piece.Length * 9L / 10 ? target.ToArray() : piece;
    }

    // Never more than was stated, which is never more than a piece.
    private static byte[]? Inflate(byte[] content, long bytes)
    {
        if (bytes is < 0 or > PieceBytes)
        {
            return null;
        }

        try
        {
            using var deflate = new DeflateStream(new MemoryStream(content), CompressionMode.Decompress);
            byte[] piece = new byte[bytes];
            return deflate.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false) == bytes && deflate.ReadByte() < 0 ? piece : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
