using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Turns what the platform throws while a raster is read into the reader's own error.</summary>
internal static class RasterErrors
{
    /// <summary>The error for a raster that cannot be read.</summary>
    /// <param name="place">The file.</param>
    /// <param name="e">What was thrown; for the log, never shown.</param>
    public static InputFileException Of(SourcePlace place, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(
            place, new("không tìm thấy tệp.", "the file was not found."), new("Kiểm tra đường dẫn.", "Check the path."), e),
        UnauthorizedAccessException => new(
            place, new("không có quyền đọc tệp.", "there is no right to read the file."), new("Kiểm tra quyền truy cập.", "Check its permissions."), e),
        OutOfMemoryException => new(
            place,
            new("không đủ bộ nhớ cho lưới này.", "there is not enough memory for this raster."),
            new("Cắt lưới theo tỉnh (gdal_translate -projwin), hoặc dùng ô lớn hơn.", "Cut it to the province (gdal_translate -projwin), or use larger cells."), e),
        _ => new(
            place, new("dữ liệu ảnh bị hỏng, không giải nén được.", "the image data is damaged and cannot be decoded."), new("Sao chép lại tệp từ bản gốc.", "Copy the file again from its source."), e),
    };

    /// <summary>True for what is not yet the reader's own error and no wish of the user to stop.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool IsForeign(Exception e) => e is not (InputFileException or OperationCanceledException);
}
