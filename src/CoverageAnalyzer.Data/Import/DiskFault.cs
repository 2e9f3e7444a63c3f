using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Why a disk did not take or give something, by the number the operating system gave; its own sentence never reaches the user.</summary>
/// <remarks>Source: errno of Linux and macOS as .NET puts it into <see cref="Exception.HResult"/>; Win32 error codes as HRESULT.</remarks>
public static class DiskFault
{
    /// <summary>What <see cref="Exception.HResult"/> is where a disk is full, on this system.</summary>
    public static int Full => OperatingSystem.IsWindows() ? FullWindows : FullUnix;

    /// <summary>What <see cref="Exception.HResult"/> is where a device fails, on this system.</summary>
    public static int Device => OperatingSystem.IsWindows() ? DeviceWindows : DeviceUnix;

    private const int FullUnix = 28, QuotaLinux = 122, QuotaMac = 69, ReadOnlyUnix = 30, DeviceUnix = 5, NameLinux = 36, NameMac = 63, TakenUnix = 17;
    private const int FullWindows = unchecked((int)0x80070070), HandleFullWindows = unchecked((int)0x80070027), QuotaWindows = unchecked((int)0x8007050F);
    private const int ReadOnlyWindows = unchecked((int)0x80070013), DeviceWindows = unchecked((int)0x8007045D), NameWindows = unchecked((int)0x800700CE);
    private const int TakenWindows = unchecked((int)0x800700B7), FileTakenWindows = unchecked((int)0x80070050);

    /// <summary>Whether the disk, or the user's share of it, is full.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsFull(Exception fault) =>
        fault?.HResult is FullUnix or FullWindows or HandleFullWindows or QuotaWindows
        || (OperatingSystem.IsLinux() && fault?.HResult == QuotaLinux) || (OperatingSystem.IsMacOS() && fault?.HResult == QuotaMac);

    /// <summary>Whether the disk may only be read.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsReadOnly(Exception fault) => fault?.HResult is ReadOnlyUnix or ReadOnlyWindows;

    /// <summary>Whether the device itself failed.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsOfDevice(Exception fault) => fault?.HResult is DeviceUnix or DeviceWindows;

    /// <summary>Whether something of that name is there already.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsTaken(Exception fault) => fault?.HResult is TakenUnix or TakenWindows or FileTakenWindows;

    /// <summary>Whether the name or the path is longer than the system allows.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsTooLong(Exception fault) =>
        fault is PathTooLongException || fault?.HResult == NameWindows
        || (OperatingSystem.IsLinux() && fault?.HResult == NameLinux) || (OperatingSystem.IsMacOS() && fault?.HResult == NameMac);

    /// <summary>Why something cannot be written, as the end of a sentence, and what to do.</summary>
    /// <param name="fault">What was thrown.</param>
    public static (LocalizedText Why, LocalizedText Remedy) Of(Exception fault)
    {
        if (IsFull(fault))
        {
            return (new("đĩa đã đầy, hoặc hết hạn mức dung lượng", "its disk is full, or a quota on it is used up"), new("Giải phóng chỗ trống", "Free some space"));
        }

        if (IsReadOnly(fault))
        {
            return (new("đĩa chỉ đọc", "its disk is read-only"), new("Gắn lại đĩa với quyền ghi", "Mount the disk for writing"));
        }

        if (IsTooLong(fault))
        {
            return (new("tên hoặc đường dẫn quá dài", "the name or the path is too long"), new("Đặt tên ngắn hơn", "Give it a shorter name"));
        }

        if (fault is UnauthorizedAccessException)
        {
            return (new("không có quyền ghi", "there is no right to write"), new("Kiểm tra quyền ghi", "Check the right to write"));
        }

        if (IsOfDevice(fault))
        {
            return (new("thiết bị báo lỗi khi ghi", "the device reported a fault"), new("Kiểm tra đĩa hoặc đường mạng tới nó", "Check the disk, or the network to it"));
        }

        return (new("hệ điều hành từ chối", "the operating system refused"), new("Kiểm tra quyền ghi, chỗ trống trên đĩa và chương trình khác đang mở thư mục", "Check the right to write, the free space, and whether another program has it open"));
    }
}
