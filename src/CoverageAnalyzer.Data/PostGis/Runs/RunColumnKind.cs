namespace CoverageAnalyzer.Data.PostGis.Runs;

/// <summary>What a column of a run holds.</summary>
internal enum RunColumnKind
{
    /// <summary>A text or a choice (type text).</summary>
    Text,

    /// <summary>A count (type bigint).</summary>
    Integer,

    /// <summary>A measured number or a share (type double precision).</summary>
    Number,
}
