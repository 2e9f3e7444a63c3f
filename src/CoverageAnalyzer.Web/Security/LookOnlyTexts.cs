using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Why somebody may only look, in a sentence, with what to do.</summary>
internal static class LookOnlyTexts
{
    /// <summary>Why something that is no study may only be looked at.</summary>
    /// <param name="study">What is served.</param>
    public static LookOnlyReason ReasonOf(ServedStudy study) =>
        study.Run is null ? LookOnlyReason.Results : study.IsInPlaceOfStudy ? LookOnlyReason.StudyNotOpened : LookOnlyReason.StoredRun;

    /// <summary>The sentence; empty where there is no reason.</summary>
    /// <param name="reason">The reason.</param>
    public static LocalizedText Of(LookOnlyReason reason) => reason switch
    {
        LookOnlyReason.Results => new(
            "Đây là thư mục kết quả, chỉ để xem. Mở thư mục nghiên cứu để thử thay đổi.",
            "These are results, only to be looked at. Serve the study itself to try changes."),
        LookOnlyReason.StoredRun => new(
            "Đây là kết quả của một lần chạy trong kho chung, chỉ để xem. Muốn thử thay đổi, hãy mở nghiên cứu: coverage-analyzer serve NGHIÊN-CỨU --scenarios store:TÊN.",
            "These are the results of a run in the shared store, only to be looked at. To try changes, serve the study: coverage-analyzer serve STUDY --scenarios store:NAME."),
        LookOnlyReason.StudyNotOpened => new(
            "Máy chủ này không mở được nghiên cứu trong kho chung để thử thay đổi (lý do ghi ở màn hình lệnh của máy chủ), nên chỉ cho xem kết quả của lần chạy mới nhất.",
            "This server could not open the study in the shared store for changes (its console says why), so it only shows the results of the newest run."),
        LookOnlyReason.ViewerToken => new(
            "Mã truy cập này chỉ để xem. Muốn thử và lưu thay đổi, hãy đăng nhập bằng mã của người biên tập.",
            "This token is only for looking. To try and store changes, log in with the token of editors."),
        LookOnlyReason.DatabaseUser => new(
            "Người dùng cơ sở dữ liệu của máy chủ này chỉ có quyền xem. Nhờ người quản trị cấp vai trò coverage_editor.",
            "The database user of this server may only look. Ask the administrator for the role coverage_editor."),
        _ => LocalizedText.Empty,
    };
}
