using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Radio;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>The readers of tables that hold no points of service: each accepts what makes sense and names what does not.</summary>
internal static class OtherTables
{
    /// <summary>Reads a table.</summary>
    /// <param name="reader">What for.</param>
    /// <param name="path">The file.</param>
    /// <param name="file">Its name.</param>
    /// <returns>Rows used; null where it was refused.</returns>
    public static long? Read(TableReader reader, string path, string file)
    {
        var findings = new FindingLog();
        long? rows = reader switch
        {
            TableReader.Villages => Villages(path, file, findings),
            TableReader.Figures => Figures(path, file, findings),
            TableReader.Measurements => Measurements(path, file, findings),
            TableReader.List => List(path, file, findings),
            TableReader.Profile => Profile(path, file, findings),
            _ => Antenna(path, file),
        };
        if (rows is not null)
        {
            Oracle.Findings(findings, file);
        }

        return rows;
    }

    private static long? Villages(string path, string file, FindingLog findings)
    {
        VillageReadResult? read = Oracle.Try(file, () => VillageReader.Read(
            path, new PointReadOptions { ExpectedWgs84 = PointChecks.Province }, SmallCommunes.Layer, SmallCommunes.Locator, SmallCommunes.Matcher, findings));
        if (read is null)
        {
            return null;
        }

        foreach (Village village in read.Layer.Villages)
        {
            Oracle.Holds(Math.Abs(village.LongitudeDegrees) <= 180 && Math.Abs(village.LatitudeDegrees) <= 90, $"A village at {village.LongitudeDegrees}, {village.LatitudeDegrees}.");
            Oracle.Holds(IsCount(village.Households) && IsCount(village.Population), $"A village of {village.Households} households and {village.Population} people.");
            Oracle.Holds(village.CommuneIndex is null or (>= 0 and < 3), "A village in no commune of the layer.");
        }

        Oracle.Holds(read.Layer.Villages.Count + read.Rejected.Count <= read.Table.RowsRead, "There are more villages than rows.");
        Oracle.Holds(read.Rejected.All(r => r.Reason.Vietnamese.Length > 0 && r.Place.File == file), "A rejected row has no reason.");
        return read.Layer.Villages.Count;
    }

    private static long? Measurements(string path, string file, FindingLog findings)
    {
        MeasurementReadResult? read = Oracle.Try(file, () => MeasurementReader.Read(path, new PointReadOptions { ExpectedWgs84 = PointChecks.Province }, findings));
        if (read is null)
        {
            return null;
        }

        foreach (MeasuredPoint point in read.Points)
        {
            Oracle.Holds(Math.Abs(point.LongitudeDegrees) <= 180 && Math.Abs(point.LatitudeDegrees) <= 90, "A measured point lies nowhere.");
            Oracle.Holds(point.PowerDbm is >= MeasuredPoint.LeastPowerDbm and <= MeasuredPoint.GreatestPowerDbm, $"A power of {point.PowerDbm} dBm.");
        }

        Oracle.Holds(read.Points.Count + read.Rejected.Count <= read.Table.RowsRead, "There are more points than rows.");
        Oracle.Holds(read.Points.Count + read.Rejected.Count >= read.Table.Records.Count, "Points were lost.");
        return read.Points.Count;
    }

    private static long? List(string path, string file, FindingLog findings)
    {
        UnitListTable? read = Oracle.Try(file, () => UnitListReader.Read(
            path, "poor", new LocalizedText("Danh sách", "List"), string.Empty, SmallCommunes.Layer, SmallCommunes.Matcher, findings));
        if (read is null)
        {
            return null;
        }

        Oracle.Holds(read.List.Communes.All(c => c is >= 0 and < 3) && read.List.Communes.Distinct().Count() == read.List.Communes.Count, "A list names a commune twice, or none of the layer.");
        Oracle.Holds(read.List.UnmatchedRows >= 0 && read.List.Communes.Count + (long)read.List.UnmatchedRows <= read.Table.RowsRead, "A list has more communes than rows.");
        return read.List.Communes.Count;
    }

    private static long? Figures(string path, string file, FindingLog findings)
    {
        PublishedFigureTable? read = Oracle.Try(file, () => PublishedFiguresReader.Read(path, findings));
        if (read is null)
        {
            return null;
        }

        foreach (PublishedFigures figures in read.Rows.Select(r => r.Figures))
        {
            foreach (RoundedFigure? figure in (RoundedFigure?[])[
                figures.Points, figures.AreaSquareKilometres, figures.RadiusKilometres, figures.AreaPerPointSquareKilometres, figures.Population, figures.PeoplePerPoint])
            {
                Oracle.Holds(
                    figure is not { } f || (double.IsFinite(f.Low) && double.IsFinite(f.High) && f.Low <= f.Value && f.Value <= f.High && f.Value >= 0), $"The figure {figure}.");
            }
        }

        return read.Rows.Count;
    }

    private static long? Profile(string path, string file, FindingLog findings)
    {
        TerrainProfile? read = Oracle.Try(file, () => TerrainProfileReader.Read(path, findings));
        if (read is null)
        {
            return null;
        }

        for (int i = 0; i < read.Count; i++)
        {
            double at = read.DistancesKilometres[i], metres = read.ElevationsMetres[i];
            Oracle.Holds(i == 0 ? at == 0 : at > read.DistancesKilometres[i - 1] && double.IsFinite(at), $"A distance of {at} km.");
            Oracle.Holds(double.IsNaN(metres) || metres is >= -500 and <= 9_000, $"A height of {metres} m.");
            Oracle.Holds(read.ClutterMetres is null || read.ClutterMetres[i] is >= 0 and <= 1_000, "A clutter height that cannot be.");
        }

        return read.Count;
    }

    private static long? Antenna(string path, string file)
    {
        AntennaPattern? read = Oracle.Try(file, () => AntennaPatternFile.Read(path));
        if (read is null)
        {
            return null;
        }

        for (int degree = 0; degree < AntennaPattern.Degrees; degree++)
        {
            double loss = read.LossDb(degree, degree - 180);
            Oracle.Holds(double.IsFinite(loss) && loss >= 0, $"A loss of {loss} dB at {degree}°.");
        }

        Oracle.Holds(!double.IsInfinity(read.GainDbi) && !double.IsInfinity(read.FrequencyMHz), "A gain or frequency is infinite.");
        return AntennaPattern.Degrees;
    }

    private static bool IsCount(double value) => double.IsNaN(value) || (value >= 0 && double.IsFinite(value));
}
