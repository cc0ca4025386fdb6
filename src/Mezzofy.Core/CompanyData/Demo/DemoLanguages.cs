namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>In which language a contact is written to, guessed from country and name; English where nothing speaks for another.</summary>
internal static class DemoLanguages
{
    private static readonly HashSet<string> Malay = ["Siti", "Nurul", "Aisyah", "Farid", "Hafiz", "Azlan"];
    private static readonly HashSet<string> Chinese = ["Wei Ling", "Jia Hui", "Kai Wen", "Jun Jie", "Mei Xin", "Zhi Hao", "Hui Min"];

    /// <summary><c>en</c>, <c>zh</c> or <c>ms</c>.</summary>
    public static string Of(DemoLead lead)
    {
        var first = lead.Contact[..lead.Contact.LastIndexOf(' ')];
        var random = new DemoRandom("lead-language", lead.Id);
        return Malay.Contains(first) && lead.Country == "MY" ? "ms" : Chinese.Contains(first) && random.Permille(600) ? "zh" : "en";
    }
}
