using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>No service file has the service that an address names.</summary>
internal sealed class PostgresServiceException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="name">Name of the service.</param>
    /// <param name="files">The files that were looked into.</param>
    public PostgresServiceException(string name, IReadOnlyList<string> files)
        : base($"There is no service [{name}].")
    {
        string where = string.Join(", ", files);
        Problem = new(
            $"không có dịch vụ [{name}] trong {where}. Ghi vào tệp đó: [{name}], rồi các dòng host=…, port=…, dbname=…, 'user=…'; tệp khác: đặt PGSERVICEFILE.",
            $"there is no service [{name}] in {where}. Write into that file: [{name}], then lines host=…, port=…, dbname=…, user=…; for another file set PGSERVICEFILE.");
    }

    /// <summary>What is wrong and what to do, in words.</summary>
    public LocalizedText Problem { get; }
}
