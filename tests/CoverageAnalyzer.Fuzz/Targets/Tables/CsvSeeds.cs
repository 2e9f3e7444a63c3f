using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>Small text tables: four delimiters, quotes, decimal commas, angles, every encoding an office sends, titles and sums, and one for each use.</summary>
internal static class CsvSeeds
{
    private const string Points =
        "Mã,Tên bưu cục,Loại,Kinh độ,Vĩ độ\n00123,Lao Bảo,BĐVHX,106.5987,16.6234\n00124,\"Khe Sanh, chợ\",BC3,106.73,16.62\n00125,Đông Hà,BC1,107.0971,16.8166\n00126,Hồ Xá,BC3,107.0123,17.0567\n";

    private const string Titled =
        "Danh sách;;;;\n\nMã;Tên;Địa chỉ;Kinh độ;Vĩ độ\n00123;Lao Bảo;\"Khóm 3,\nTT Lao Bảo\";106,5987;16,6234\n00124;Khe Sanh;;106°43'48\"E;16°37'12\"N\n00125;Đông Hà;\"a\"\"b\";107.0971;16.8166\nTổng cộng;3;;;\nGhi chú: đã kiểm tra;;;;\n";

    /// <summary>The seeds, the same bytes every time.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        yield return ("comma.csv", Utf8(Points));
        yield return ("semicolon-decimal-comma.csv", Utf8(Semicolons(Points)));
        yield return ("tab.csv", Utf8("code\tname\tlon\tlat\r\n1\tA\t107.1\t16.5\r\n2\tB\t107.2\t16.6\r\n3\t\"C\tD\"\t107.3\t16.7\r\n"));
        yield return ("bar.csv", Utf8("code|name|lat|lon\n1|A|16.5|107.1\n2|B|16.6|107.2\n"));
        yield return ("titles-quotes-angles-sum.csv", Utf8(Titled));
        yield return ("mark-crlf-sep.csv", TableCase.Of(TableReader.Points, Utf8("\uFEFFsep=;\r\nten;x;y\r\nA;703123,5;1850456,2\r\nB;704000;1851000\r\n"), "metres"));
        yield return ("carriage-return-only.csv", Utf8("name,lon,lat\rA,107.1,16.5\rB,107.2,16.6\r"));
        yield return ("one-column-of-coordinates.csv", Utf8("Tên;Tọa độ;Xã;Huyện\nA;16.6, 106.7;Cam Thành;Cam Lộ\nB;16°37'N 106°43'E;;\nC;;Phường 1;Thị xã Quảng Trị\n"));
        yield return ("thousands.csv", TableCase.Of(TableReader.Points, Utf8("ten;x;y;bankinh_km\nA;703.123,50;1.850.456,20;3,16\nB;704.000,00;1.851.000,00;1.159\nC;705.500,25;1.852.000,75;2\n"), "metres"));
        yield return ("rejected-rows.csv", Utf8("ma,ten,lon,lat\n1,,abc,16\n2,x,NaN,16\n3,x,107,\n4,x,0,0\n5,x,107.5,16.5,7\n6,x\n7,,,\n8,ok,107.2,16.2\n9,swap,16.3,107.3\n10,far,500,100\n"));
        yield return ("opencellid.csv", Utf8("radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\nGSM,452,1,100,1001,0,107.1,16.8,1000,5,1,1,2,0\nUMTS,452,1,100,1002,0,107.1001,16.8001,1500,9,1,1,2,0\nLTE,452,2,7,9,0,107.2,16.7,2000,1,1,1,2,-80\n"));
        yield return ("opencellid-without-header.csv", Utf8("GSM,452,1,100,1001,0,107.1,16.8,1000,5,1,1,2,0\nUMTS,452,4,100,1002,0,107.3,16.8,1500,9,1,1,2,0\n"));
        yield return ("sectors.csv", Utf8("site,lon,lat,radio,operator,height,power_dbm,azimuth,tilt,frequency_mhz,gain_dbi,pattern\nA,107.1,16.7,GSM,VNPT,42,43,0,3,900,17,\nA,107.1,16.7,GSM+LTE,VNPT,42,43,120,3,900,17,\nB,107.2,16.6,LTE,Viettel,30.5,\"40,5\",240,2,1800,17,\n"));
        yield return ("no-end-of-last-line.csv", Utf8("lon,lat\n107.1,16.5\n107.2,16.6"));
        yield return ("utf-16-little.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Points)]);
        yield return ("utf-16-big-no-mark.csv", Encoding.BigEndianUnicode.GetBytes(Semicolons(Points)));
        yield return ("tcvn3.csv", TextEncodings.Tcvn3.Characters.GetBytes("mã,tên xã,huyện,kinh độ,vĩ độ\n00123,xã hướng hiệp,huyện đakrông,106.9,16.7\n00124,thị trấn khe sanh,huyện hướng hóa,106.73,16.62\n"));
        yield return ("vni.csv", Encoding.Latin1.GetBytes("Maõ,Teân xaõ,Huyeän,Kinh ñoä,Vó ñoä\n00123,Xaõ Höôùng Hieäp,Huyeän Vónh Linh,106.9,16.7\n00124,Thò traán Khe Sanh,Huyeän Höôùng Hoùa,106.73,16.62\n"));
        yield return ("windows-1258.csv", TextEncodings.Windows1258.Characters.GetBytes(
            "Ma\u0303,Tên xa\u0303,Huyê\u0323n,Kinh đô\u0323,Vi\u0303 đô\u0323\n00123,Xa\u0303 Hươ\u0301ng Hiê\u0323p,Huyê\u0323n Vi\u0303nh Linh,106.9,16.7\n00124,Thi\u0323 trâ\u0301n Khe Sanh,Huyê\u0323n Hươ\u0301ng Ho\u0301a,106.73,16.62\n"));
        yield return ("gzip.csv", TableCase.Of(TableReader.Points, Utf8(Points), "gz"));
        yield return ("villages.csv", TableCase.Of(TableReader.Villages, Utf8("Mã thôn,Tên thôn,Xã,Huyện,Kinh độ,Vĩ độ,Số hộ,Dân số,Có điện,Miền núi\nT1,Thôn 1,Cam Thành,Cam Lộ,106.6,16.6,120,\"1.159\",Có,x\nT2,Thôn 2,Cam Thanh,Cam Lộ,,,80,300,Chưa,\nT2,Thôn 2,Phường 1,,107.2,16.7,80,300,0,1\nHuyện Cam Lộ,,,,,,,,,\n")));
        yield return ("figures.csv", TableCase.Of(TableReader.Figures, Utf8("Địa phương;Số điểm;Diện tích (km²);Bán kính (km/điểm);Dân số;Người/điểm\nCả nước;18.502;331.212;2,39;89.709.000;4.849\nQuảng Trị;158;4.739,8;3,09;\"608.142\";3.849\nNguồn: niên giám;;;;;\n")));
        yield return ("figures-points.csv", TableCase.Of(TableReader.Figures, Utf8("place,points,area_km2,radius_km,population,people_per_point,year\nA,~150,4740,3.16,600000,3800,2012\nB,17976,331212,2.42,,,2013\n")));
        yield return ("measurements.csv", TableCase.Of(TableReader.Measurements, Utf8("time,lon,lat,dbm,operator,radio,clutter\n2012-05-01 08:00,106.6,16.6,-87.5,VNPT,GSM,Forest\n2012-05-01 08:01,106.61,16.61,\"-97,250\",VNPT,GSM,forest\n2012-05-01 08:01,106.61,16.61,-97.25,VNPT,GSM,forest\n,106.7,16.7,12,,,\n,106.7,16.7,,,,\n")));
        yield return ("list.csv", TableCase.Of(TableReader.List, Utf8("STT;Huyện;Xã;Mã xã\nI;Huyện Cam Lộ;;\n1;Cam Lộ;Cam Thành;00101\n2;;Cam Thanh;\n3;;Phường 1;00103\n4;;Hướng Phùng;\nTổng cộng: 4;;;\n")));
        yield return ("profile.csv", TableCase.Of(TableReader.Profile, Utf8("distance_km,height_m,clutter_m,zone\n0,12,0,4\n0.5,100.5,10,4\n1,-9999,15,3\n1.5,80,,1\n")));
        yield return ("profile-decimal-comma.csv", TableCase.Of(TableReader.Profile, Utf8("Khoảng cách;Độ cao\n0;12,5\n0,25;100\n1,159;80\n")));
        yield return ("antenna.csv", TableCase.Of(TableReader.Antenna, Encoding.Latin1.GetBytes(Antenna(360))));
        yield return ("bad-antenna-short.csv", TableCase.Of(TableReader.Antenna, Encoding.Latin1.GetBytes(Antenna(20))));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // Commas become semicolons but for those in quotes; decimal points become commas.
    private static string Semicolons(string text)
    {
        var changed = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in text)
        {
            isQuoted ^= c == '"';
            changed.Append(c switch { ',' when !isQuoted => ';', '.' => ',', _ => c });
        }

        return changed.ToString();
    }

    private static string Antenna(int values)
    {
        var text = new StringBuilder("NAME K739623\r\nFREQUENCY 948\r\nGAIN 15,5 dBi\r\nTILT ELECTRICAL\r\n");
        foreach (string cut in (ReadOnlySpan<string>)["HORIZONTAL", "VERTICAL"])
        {
            text.Append(CultureInfo.InvariantCulture, $"{cut} 360\r\n");
            for (int degree = 0; degree < values; degree++)
            {
                int off = Math.Min(degree, 360 - degree);
                text.Append(CultureInfo.InvariantCulture, $"{degree} {Math.Min(30, off / 6)}\n");
            }
        }

        return text.ToString();
    }
}
