using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Opens rasters of land-cover codes (ESA WorldCover, a land-use map): GeoTIFFs of whole numbers, one file or many tiles.</summary>
public static class LandCoverFiles
{
    /// <summary>Key of the study that states the coordinate system, for messages.</summary>
    private const string CrsKey = "layers.landCover.crs";

    private const int MetadataTag = 42112;

    /// <summary>Opens files and folders as one raster, seen on the cells of an elevation model.</summary>
    /// <remarks>
    /// Nothing is loaded: codes are read where an area is predicted. Any grid, resolution and coordinate system will do.
    /// Findings: those of the coordinate system, land-cover-south-up, land-cover-nodata-unreadable.
    /// </remarks>
    /// <param name="paths">Files, or folders that stand for all the tiles in them.</param>
    /// <param name="userCrs">Coordinate system the user states, or null. It wins over the files.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="model">The elevation model.</param>
    /// <param name="findings">Takes what was assumed or is doubtful.</param>
    /// <exception cref="InputFileException">A file cannot be used, holds no whole numbers, or the files do not make one raster.</exception>
    public static LandCoverSource Open(IReadOnlyList<string> paths, string? userCrs, ClutterClasses classes, DigitalElevationModel model, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(findings);
        var tiles = new List<ElevationTile>();
        foreach (string path in ElevationFileList.Of(paths))
        {
            try
            {
                tiles.Add(OpenTile(path, userCrs, findings));
            }
            catch (Exception e) when (RasterErrors.IsForeign(e))
            {
                throw RasterErrors.Of(SourcePlace.OfFile(path), e);
            }
        }

        if (tiles.Count == 0)
        {
            throw new InputFileException(new SourcePlace(), new("không có tệp lớp phủ nào.", "there is no file of land cover."), new("Chọn tệp hoặc thư mục.", "Choose a file or a folder."));
        }

        BlockCache cache = ElevationFiles.Join(tiles);
        var mosaic = new ElevationMosaic(tiles);
        return new LandCoverSource(tiles, mosaic.Grid, new ResampledLandCover(mosaic, model.Grid, model.Crs, classes), cache);
    }

    private static GeoTiffTile OpenTile(string path, string? userCrs, FindingLog findings)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        TiffDirectory directory = TiffDirectory.Read(path);
        TiffSamples.RequireKnown(directory, place);
        if (directory.SampleFormat == 3 || directory.Bits > 32)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"ảnh lớp phủ phải chứa mã lớp là số nguyên, tệp này chứa số {(directory.SampleFormat == 3 ? "thực" : "nguyên")} {directory.Bits} bit.",
                    $"land cover must hold the codes of classes as whole numbers; this file holds {(directory.SampleFormat == 3 ? "floating-point" : "whole")} numbers of {directory.Bits} bits."),
                LocalizedText.Of(
                    $"Nếu đúng là mã lớp, chuyển bằng: gdal_translate -ot Int16 \"{place.File}\" moi.tif", $"If they are codes, convert it with: gdal_translate -ot Int16 \"{place.File}\" new.tif"));
        }

        if (GeoTiffGrid.EpsgOf(directory) is null && string.IsNullOrWhiteSpace(userCrs))
        {
            GeoTiffGrid.CrsOf(directory, null, CrsKey, place); // throws: none is named
        }

        var said = new FindingLog();
        GeoTiffTile tile = GeoTiffTile.Open(path, userCrs, HeightLimits.Any, said);
        GdalMetadata metadata = GdalMetadata.Parse(directory.Text(MetadataTag));
        if (tile.Heights.Scale != 1 || tile.Heights.OffsetMetres != 0)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"tệp ghi hệ số {metadata.Scale:0.########}, độ dời {metadata.Offset:0.########} hoặc đơn vị đo: đó không phải mã lớp phủ.",
                    $"the file states a scale of {metadata.Scale:0.########}, an offset of {metadata.Offset:0.########} or a unit: these are no codes of classes."),
                new("Chọn đúng tệp lớp phủ.", "Choose the file of land cover."));
        }

        foreach (Finding finding in said.ToList().Where(f => !f.Code.StartsWith("elevation-", StringComparison.Ordinal)))
        {
            findings.Add(finding); // of the coordinate system; what is said of heights is not about codes
        }

        if (GeoTiffGrid.Placed(directory, place).IsSouthUp)
        {
            findings.Add("land-cover-south-up", FindingRank.Info, place, new("hàng đầu của lưới ở phía nam.", "the first row of the grid is in the south."), new("Đã lật lại.", "It was turned round."));
        }

        GeoTiffFindings.AddNoData(place, directory, "land-cover-nodata-unreadable", findings);
        return tile;
    }
}
