using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Tells points with staff from stand-alone mailboxes by the kind the file names, for the rules that treat them apart.</summary>
internal static class PostalPointKinds
{
    private static readonly string[] MailboxWords = ["thung thu", "hop thu", "mailbox", "mail box", "letter box", "letterbox", "post box", "postbox"];

    /// <summary>Points of each commune by kind.</summary>
    /// <param name="points">The points.</param>
    /// <param name="communes">Number of communes.</param>
    /// <returns>Null where a counted point names no kind: then nothing tells them apart.</returns>
    public static (int[] Staffed, int[] Mailboxes)? Count(IReadOnlyList<ServicePoint> points, int communes)
    {
        int[] staffed = new int[communes], mailboxes = new int[communes];
        foreach (ServicePoint point in points)
        {
            if (string.IsNullOrWhiteSpace(point.Type))
            {
                return null;
            }

            if (point.CommuneIndex is int commune)
            {
                (IsMailbox(point.Type) ? mailboxes : staffed)[commune]++;
            }
        }

        return (staffed, mailboxes);
    }

    private static bool IsMailbox(string type)
    {
        string plain = VietnameseText.ForSearch(type);
        return Array.Exists(MailboxWords, w => plain.Contains(w, StringComparison.Ordinal));
    }
}
