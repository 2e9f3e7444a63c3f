using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Viewer;

/// <summary>Every text of the window that does not come from the study, in both languages.</summary>
internal static class ViewerWords
{
    /// <summary>Title of the window.</summary>
    public static LocalizedText Title { get; } = new("Phân tích vùng phủ bưu chính, viễn thông", "Coverage of post and telecom");

    /// <summary>Opens a folder.</summary>
    public static LocalizedText Open { get; } = new("Mở thư mục…", "Open folder…");

    /// <summary>Chooses a folder.</summary>
    public static LocalizedText ChooseFolder { get; } = new("Chọn thư mục nghiên cứu hoặc thư mục kết quả", "Choose a study folder or a results folder");

    /// <summary>Shown while nothing is open.</summary>
    public static LocalizedText Welcome { get; } = new(
        "Mở thư mục nghiên cứu (có tệp study.json) hoặc thư mục kết quả, hay kéo thư mục đó vào cửa sổ này.",
        "Open a study folder (one with a study.json) or a results folder, or drag it into this window.");

    /// <summary>Saves the view.</summary>
    public static LocalizedText SavePicture { get; } = new("Lưu ảnh PNG…", "Save as PNG…");

    /// <summary>Says that the picture is saved.</summary>
    public static LocalizedText PictureSaved { get; } = new("Đã lưu ảnh.", "The picture is saved.");

    /// <summary>Shows all of the study.</summary>
    public static LocalizedText WholeStudy { get; } = new("Toàn bộ", "Whole area");

    /// <summary>Zooms in.</summary>
    public static LocalizedText ZoomIn { get; } = new("Phóng to", "Zoom in");

    /// <summary>Zooms out.</summary>
    public static LocalizedText ZoomOut { get; } = new("Thu nhỏ", "Zoom out");

    /// <summary>Switches to the other language: its name in itself.</summary>
    public static LocalizedText OtherLanguage { get; } = new("English", "Tiếng Việt");

    /// <summary>Map.</summary>
    public static LocalizedText Map { get; } = new("Bản đồ", "Map");

    /// <summary>Searches a commune.</summary>
    public static LocalizedText Search { get; } = new("Tìm xã, có dấu hoặc không dấu", "Find a commune, accents or not");

    /// <summary>Says that no commune has such a name.</summary>
    public static LocalizedText NothingFound { get; } = new("Không tìm thấy xã nào.", "No commune was found.");

    /// <summary>Legend.</summary>
    public static LocalizedText Legend { get; } = new("Chú giải", "Legend");

    /// <summary>Layers.</summary>
    public static LocalizedText Layers { get; } = new("Lớp bản đồ", "Layers");

    /// <summary>Filters.</summary>
    public static LocalizedText Filters { get; } = new("Lọc xã", "Filter communes");

    /// <summary>Clears the filters.</summary>
    public static LocalizedText ClearFilters { get; } = new("Bỏ lọc", "Clear filters");

    /// <summary>District.</summary>
    public static LocalizedText District { get; } = new("Huyện", "District");

    /// <summary>Mountainous.</summary>
    public static LocalizedText Mountainous { get; } = new("Miền núi", "Mountainous");

    /// <summary>Land border.</summary>
    public static LocalizedText Border { get; } = new("Biên giới đất liền", "Land border");

    /// <summary>Island.</summary>
    public static LocalizedText Island { get; } = new("Hải đảo", "Island");

    /// <summary>Remote.</summary>
    public static LocalizedText Remote { get; } = new("Vùng sâu, vùng xa", "Remote");

    /// <summary>Services lacking.</summary>
    public static LocalizedText Gap { get; } = new("Dịch vụ", "Services");

    /// <summary>Detail of the feature chosen.</summary>
    public static LocalizedText Detail { get; } = new("Chi tiết", "Details");

    /// <summary>Shown while no feature is chosen.</summary>
    public static LocalizedText NothingChosen { get; } = new(
        "Nhấn vào một xã hoặc một điểm trên bản đồ để xem số liệu và lý do.", "Click a commune or a point on the map to read its figures and the reasons.");

    /// <summary>Reasons of a gap.</summary>
    public static LocalizedText Reasons { get; } = new("Vì sao thiếu dịch vụ", "Why a service is lacking");

    /// <summary>What the rules say.</summary>
    public static LocalizedText Rules { get; } = new("Theo các quy định", "By the rules");

    /// <summary>Figures.</summary>
    public static LocalizedText Figures { get; } = new("Số liệu", "Figures");

    /// <summary>Headline figures.</summary>
    public static LocalizedText Headlines { get; } = new("Chỉ tiêu", "Headlines");

    /// <summary>Limitations.</summary>
    public static LocalizedText Limitations { get; } = new("Hạn chế", "Limitations");

    /// <summary>Said where the study names no rules.</summary>
    public static LocalizedText NoLimitations { get; } = new(
        "Nghiên cứu này không áp dụng bộ quy định nào nên chưa xác định được vùng khó khăn.", "This study applies no rule set, so disadvantaged areas are not decided.");

    /// <summary>Heading of the part of the table whose rows add up.</summary>
    public static LocalizedText AllTogether { get; } = new("Cộng lại bằng toàn bộ", "Adding up to all communes");

    /// <summary>Stops.</summary>
    public static LocalizedText Stop { get; } = new("Dừng", "Stop");

    /// <summary>How many communes fit the filter.</summary>
    /// <param name="fitting">Communes that fit.</param>
    /// <param name="all">All communes.</param>
    public static LocalizedText Fitting(int fitting, int all) => LocalizedText.Of($"{fitting:N0} trên {all:N0} xã phù hợp", $"{fitting:N0} of {all:N0} communes fit");

    /// <summary>Says on a sheet that a filter makes communes pale.</summary>
    /// <param name="fitting">Communes that fit.</param>
    /// <param name="all">All communes.</param>
    public static LocalizedText Faded(int fitting, int all) => LocalizedText.Of(
        $"Đang lọc: {fitting:N0} trên {all:N0} xã phù hợp, các xã khác vẽ nhạt.", $"Filtered: {fitting:N0} of {all:N0} communes fit; the others are pale.");
}
