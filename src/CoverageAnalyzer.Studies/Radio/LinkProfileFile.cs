using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Radio;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>The path of a profile that a user has as a table.</summary>
public static class LinkProfileFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="transmitterPlace">Longitude and latitude of the transmitter, or null.</param>
    /// <param name="receiverPlace">Longitude and latitude of the receiver, or null.</param>
    /// <param name="findings">Takes what was recognised about the file.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static LinkPath Read(
        string path,
        (double LongitudeDegrees, double LatitudeDegrees)? transmitterPlace,
        (double LongitudeDegrees, double LatitudeDegrees)? receiverPlace,
        FindingLog findings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(path);
        double azimuth = double.NaN;
        if (transmitterPlace is { } from && receiverPlace is { } to
            && EllipsoidalDistance.Metres(from.LongitudeDegrees, from.LatitudeDegrees, to.LongitudeDegrees, to.LatitudeDegrees) is > 0 and < GeodesicLine.GreatestMetres)
        {
            azimuth = GeodesicLine.Between(from.LongitudeDegrees, from.LatitudeDegrees, to.LongitudeDegrees, to.LatitudeDegrees).AzimuthDegrees;
        }

        return new LinkPath
        {
            Profile = TerrainProfileReader.Read(path, findings, cancellation),
            Source = name,
            Transmitter = new($"trạm phát ({name})", $"transmitter ({name})"),
            Receiver = new("điểm thu", "receiver"),
            AzimuthDegrees = azimuth,
            TransmitterPlace = transmitterPlace,
            ReceiverPlace = receiverPlace,
        };
    }
}
