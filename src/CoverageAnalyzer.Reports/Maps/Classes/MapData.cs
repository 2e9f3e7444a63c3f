using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>The values that map layers take their classes, labels and tooltips from.</summary>
public sealed class MapData
{
    private readonly ReportContent content;
    private readonly Lazy<IReadOnlyList<CommuneRow>> communes;
    private readonly Lazy<IReadOnlyList<VillageRow>> villages;
    private readonly IReadOnlyList<PostalPointRow> postalPoints;
    private readonly IReadOnlyList<BtsSiteRow> btsSites;
    private readonly IReadOnlyList<RadioAreaRow> mobileAreas;
    private readonly IReadOnlyList<MeasuredComparison> measurements;

    /// <summary>The values of a report.</summary>
    /// <param name="content">The report.</param>
    public MapData(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        this.content = content;
        communes = new(() => CommuneRow.Of(content));
        villages = new(() => VillageRow.Of(content));
        postalPoints = PostalPointRow.Of(content);
        btsSites = BtsSiteRow.Of(content);
        mobileAreas = RadioAreaRow.Of(content);
        measurements = content.Radio is { MeasurementPlane: not null, Measurements: { } measured } ? measured.Points : [];
    }

    /// <summary>Number of features of a source.</summary>
    /// <param name="source">The source.</param>
    public int CountOf(MapSource source) => source switch
    {
        MapSource.Communes => content.Communes.Count,
        MapSource.Districts => content.Districts.Count,
        MapSource.BtsSites => btsSites.Count,
        MapSource.PostalPoints => postalPoints.Count,
        MapSource.Villages => content.VillagePlane is null ? 0 : content.Villages?.Count ?? 0,
        MapSource.NationalBorder => content.BorderPlane?.LineCount ?? 0,
        MapSource.MobileAreas => content.Radio?.AreaPlane is null ? 0 : mobileAreas.Count,
        MapSource.MobileMeasurements => measurements.Count,
        _ => content.ServiceAreaPlane is null ? 0 : postalPoints.Count,
    };

    /// <summary>A number of a feature.</summary>
    /// <param name="source">The source.</param>
    /// <param name="column">A column of that source.</param>
    /// <param name="index">Position of the feature.</param>
    /// <returns>NaN where unknown.</returns>
    public double NumberOf(MapSource source, TableColumn column, int index) => (source, column) switch
    {
        (MapSource.Communes, RowColumn<CommuneRow> c) => c.NumberOf(communes.Value[index]),
        (MapSource.Districts, RowColumn<Engine.Indicators.UnitIndicators> d) => d.NumberOf(content.Districts[index]),
        (MapSource.BtsSites, RowColumn<BtsSiteRow> b) => b.NumberOf(btsSites[index]),
        (MapSource.Villages, RowColumn<VillageRow> v) => v.NumberOf(villages.Value[index]),
        (MapSource.MobileAreas, RowColumn<RadioAreaRow> m) => m.NumberOf(mobileAreas[index]),
        (MapSource.MobileMeasurements, RowColumn<MeasuredComparison> p) => p.NumberOf(measurements[index]),
        (_, RowColumn<PostalPointRow> p) => p.NumberOf(postalPoints[index]),
        _ => double.NaN,
    };

    /// <summary>Square kilometres of the communes that a class of outlined areas covers, of which the number of polygons says nothing.</summary>
    /// <remarks>Outlines go on beyond the communes, over the sea and the neighbors; what is beyond is not in it, so that the figure is that of the report.</remarks>
    /// <param name="source">The source.</param>
    /// <param name="column">The column the classes are of.</param>
    /// <param name="value">The stored word of the class.</param>
    /// <returns>NaN where features are counted.</returns>
    public double CommuneAreaOf(MapSource source, TableColumn column, string value)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (source != MapSource.MobileAreas || column.Kind != ColumnKind.Choice || content.Radio?.Any.Province is not { } whole)
        {
            return double.NaN;
        }

        return whole.PolygonAreaSquareKilometres * StoredWords.MobileAreaOf(value) switch
        {
            RadioOutlineClass.Covered => whole.Area.CoveredFraction,
            RadioOutlineClass.Uncertain => whole.Area.UncertainFraction,
            RadioOutlineClass.Shadow => whole.ShadowAreaFraction,
            _ => whole.Area.UnknownFraction,
        };
    }

    /// <summary>A stored word or text of a feature.</summary>
    /// <param name="source">The source.</param>
    /// <param name="column">A column of that source.</param>
    /// <param name="index">Position of the feature.</param>
    /// <returns>Empty where unknown.</returns>
    public string TextOf(MapSource source, TableColumn column, int index) => (source, column) switch
    {
        (MapSource.Communes, RowColumn<CommuneRow> c) => c.TextOf(communes.Value[index], content.Language),
        (MapSource.Districts, RowColumn<Engine.Indicators.UnitIndicators> d) => d.TextOf(content.Districts[index], content.Language),
        (MapSource.BtsSites, RowColumn<BtsSiteRow> b) => b.TextOf(btsSites[index], content.Language),
        (MapSource.Villages, RowColumn<VillageRow> v) => v.TextOf(villages.Value[index], content.Language),
        (MapSource.MobileAreas, RowColumn<RadioAreaRow> m) => m.TextOf(mobileAreas[index], content.Language),
        (MapSource.MobileMeasurements, RowColumn<MeasuredComparison> p) => p.TextOf(measurements[index], content.Language),
        (_, RowColumn<PostalPointRow> p) => p.TextOf(postalPoints[index], content.Language),
        _ => string.Empty,
    };

    /// <summary>A value as people read it, with its unit.</summary>
    /// <param name="source">The source.</param>
    /// <param name="column">A column of that source.</param>
    /// <param name="index">Position of the feature.</param>
    /// <returns>Empty where unknown.</returns>
    public string PrintOf(MapSource source, TableColumn column, int index)
    {
        if (!column.IsNumeric)
        {
            string text = TextOf(source, column, index);
            return column.Kind == ColumnKind.Choice ? column.PrintChoice(text, content.Language) : text;
        }

        string number = column.PrintNumber(NumberOf(source, column, index), content.Language);
        string unit = column.Unit.In(content.Language);
        return number.Length == 0 || unit.Length == 0 ? number : $"{number} {unit}";
    }
}
