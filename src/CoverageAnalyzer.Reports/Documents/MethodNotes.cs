using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>How the figures come about, in plain words.</summary>
internal static class MethodNotes
{
    public static void Write(HtmlText html, ReportContent content)
    {
        double limit = content.PostalLimitKilometres, radius = content.MobileRadiusKilometres, minimum = content.MinimumCoveredFraction * 100;
        html.Raw("<dl>\n");
        if (content.PostalPoints is not null)
        {
            Term(
                html,
                LocalizedText.Of($"Bán kính phục vụ bình quân (km/điểm)", $"Average service radius (km/point)"),
                LocalizedText.Of(
                    $"Bán kính của hình tròn có diện tích bằng phần diện tích mà một điểm phải phục vụ: √(A / (π × N)), với A là diện tích (km²) và N là số điểm được tính. Chỉ làm tròn 2 chữ số khi trình bày. Xã không có điểm nào thì để trống.",
                    $"The radius of the disc whose area is the share of one point: √(A / (π × N)), with A the area in km² and N the counted points. Rounded to 2 decimals only when shown. A commune without a point has no value."));
            Term(
                html,
                LocalizedText.Of($"Khoảng cách đến điểm gần nhất", $"Distance to the nearest point"),
                LocalizedText.Of(
                    $"Khoảng cách trên mặt elipxoit WGS 84 từ mỗi nơi đến điểm gần nhất, kể cả khi điểm đó ở xã khác. Đây là khoảng cách theo đường thẳng, không phải theo đường đi.",
                    $"The distance on the WGS 84 ellipsoid from each place to its nearest point, whichever commune that point stands in. It is a straight line, not a route."));
        }

        if (content.PostalPoints is not null && !double.IsNaN(limit))
        {
            Term(
                html,
                LocalizedText.Of($"Thiếu dịch vụ bưu chính", $"Postal gap"),
                LocalizedText.Of(
                    $"Thiếu hoàn toàn: xã không có điểm và không ai ở trong cự ly {limit:0.##} km. Thiếu một phần: xã không có điểm, hoặc dưới {minimum:0.##} % dân số ở trong cự ly đó.",
                    $"Full: the commune has no point and nobody is within {limit:0.##} km. Partial: it has no point, or fewer than {minimum:0.##} % of the people are within that distance."));
        }

        if (content.Radio is { } radio)
        {
            Term(
                html,
                LocalizedText.Of($"Phủ sóng di động và thiếu dịch vụ di động", $"Mobile coverage and mobile gap"),
                LocalizedText.Of(
                    $"Một nơi được coi là phủ sóng khi mô hình {radio.ModelName.Vietnamese} cho kết quả như vậy theo mọi giả định về trạm, xem phần về phủ sóng theo địa hình. Diện tích lấy trên mặt elipxoit; ô lưới bị ranh giới cắt chỉ tính phần nằm trong xã. Thiếu hoàn toàn: không ai được phủ sóng; thiếu một phần: dưới {minimum:0.##} % dân số được phủ sóng.",
                    $"A place counts as covered where the model {radio.ModelName.English} says so under all assumptions about the sites; see the section on coverage as the terrain allows it. Areas are those on the ellipsoid; a cell cut by a boundary counts by its part inside. Full gap: nobody is covered; partial: fewer than {minimum:0.##} % of the people."));
        }
        else if (content.BtsSites is not null && !double.IsNaN(radius))
        {
            Term(
                html,
                LocalizedText.Of($"Phủ sóng di động và thiếu dịch vụ di động", $"Mobile coverage and mobile gap"),
                LocalizedText.Of(
                    $"Một nơi được coi là phủ sóng khi nằm trong bán kính của ít nhất một trạm BTS ({radius:0.##} km, hoặc bán kính riêng của trạm nếu có). Tính bằng hình tròn đúng trên mặt đất. Thiếu hoàn toàn: không ai được phủ sóng; thiếu một phần: dưới {minimum:0.##} % dân số được phủ sóng. Phần đất ngoài mọi bán kính là vùng lõm sóng. Cách tính này chưa xét địa hình che khuất.",
                    $"A place counts as covered within the radius of at least one BTS site ({radius:0.##} km, or the site's own where it has one), by true circles on the ground. Full gap: nobody is covered; partial: fewer than {minimum:0.##} % of the people. Land outside every radius is a coverage hole. Terrain that blocks the signal is not considered here."));
        }

        TerrainNotes.Write(html, content, Term);
        Term(
            html,
            LocalizedText.Of($"Diện tích", $"Area"),
            content.UsesStatedArea
                ? LocalizedText.Of($"Bán kính dùng diện tích theo số liệu thống kê; diện tích tính từ ranh giới được ghi riêng để đối chiếu.", $"The radius uses the stated area; the area of the boundaries stands beside it for comparison.")
                : LocalizedText.Of($"Bán kính dùng diện tích tính từ ranh giới trên mặt elipxoit.", $"The radius uses the area of the boundaries on the ellipsoid."));
        Term(
            html,
            LocalizedText.Of($"Ô trống", $"Empty cells"),
            LocalizedText.Of($"Ô trống nghĩa là chưa tính được hoặc không có số liệu, không phải bằng 0.", $"An empty cell means not computed or no data, never 0."));
        Term(
            html,
            LocalizedText.Of($"Hệ tọa độ tính toán", $"Analysis coordinate system"),
            LocalizedText.Same(content.AnalysisCrsName));
        html.Raw("</dl>\n");
    }

    private static void Term(HtmlText html, LocalizedText term, LocalizedText meaning) =>
        html.Element("<dt>", term, "</dt>").Element("<dd>", meaning, "</dd>\n");
}
