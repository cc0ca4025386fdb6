using Mezzofy.Core.Language;

namespace Mezzofy.Core.CompanyData.Revenue;

/// <summary>The words of the revenue summary in the three languages.</summary>
internal static class RevenueLabels
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["title"] = ["Revenue summary", "收入汇总", "Ringkasan hasil"],
        ["overview"] = ["Overview", "概览", "Ringkasan"],
        ["revenue"] = ["Revenue", "收入", "Hasil"],
        ["orders"] = ["Orders", "订单数", "Pesanan"],
        ["average"] = ["Average order", "平均订单", "Purata pesanan"],
        ["customers"] = ["Customers who bought", "购买客户数", "Pelanggan yang membeli"],
        ["before"] = ["Before", "对比期", "Sebelum"],
        ["change"] = ["Change", "变动", "Perubahan"],
        ["share"] = ["Share", "占比", "Bahagian"],
        ["total"] = ["Total", "合计", "Jumlah"],
        ["others"] = ["Others", "其他", "Lain-lain"],
        ["Month"] = ["Month", "月份", "Bulan"],
        ["Product"] = ["Product", "产品", "Produk"],
        ["Country"] = ["Country", "国家", "Negara"],
        ["Industry"] = ["Industry", "行业", "Industri"],
        ["Customer"] = ["Customer", "客户", "Pelanggan"],
        ["by_Month"] = ["Revenue by month", "按月收入", "Hasil mengikut bulan"],
        ["by_Product"] = ["Revenue by product", "按产品收入", "Hasil mengikut produk"],
        ["by_Country"] = ["Revenue by country", "按国家收入", "Hasil mengikut negara"],
        ["by_Industry"] = ["Revenue by industry", "按行业收入", "Hasil mengikut industri"],
        ["by_Customer"] = ["Largest customers", "最大客户", "Pelanggan terbesar"],
        ["SG"] = ["Singapore", "新加坡", "Singapura"],
        ["MY"] = ["Malaysia", "马来西亚", "Malaysia"],
        ["Not stated"] = ["Not stated", "未注明", "Tidak dinyatakan"],
        ["compared"] = ["Changes are against {0}.", "变动为与{0}相比。", "Perubahan adalah berbanding {0}."],
        ["top"] = ["Largest: {0}, {1}.", "最大：{0}，{1}。", "Terbesar: {0}, {1}."],
        ["none"] = ["There was no revenue in {0}.", "{0}没有收入。", "Tiada hasil dalam {0}."],
        ["future"] = ["{0} has not begun yet.", "{0}尚未开始。", "{0} belum bermula."],
        ["source"] = ["Orders, {0}", "订单，{0}", "Pesanan, {0}"],
    };

    /// <summary>A label, or the key itself for a name that is none.</summary>
    public static string Of(string key, string language) => Words.TryGetValue(key, out var words) ? words[Index(language)] : key;

    /// <summary>A sentence with its places filled.</summary>
    public static string Say(string key, string language, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Of(key, language), values);

    private static int Index(string language) => language switch { Languages.Chinese => 1, Languages.Malay => 2, _ => 0 };
}
