using System.Text.RegularExpressions;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads what is to be drafted.</summary>
internal static partial class DraftReader
{
    private static readonly Wording AboutWhat = new(
        "What shall it be about? For example: “draft an announcement about Apple Wallet passes: members keep coupons in their phone”.",
        "主题是什么？例如：“起草一份关于 Apple Wallet 卡券的公告”。",
        "Tentang apa? Contohnya: “draf pengumuman tentang pas Apple Wallet”.");

    /// <summary>The draft.</summary>
    public static OfflineAction? Draft(string text, ModelRequestContext context)
    {
        if (Drafts().Match(text) is not { Success: true } drafted)
        {
            return null;
        }

        var language = InLanguage().Match(text) is { Success: true } wanted ? LanguageWish.Named(wanted.Groups["language"].Value) : null;
        text = language is null ? text : InLanguage().Replace(text, "", 1);
        // "For restaurants about our vouchers": whom it is for is no part of what it is about.
        var about = Topic().Match(text) is { Success: true } said ? said : About().Match(text);
        var topic = (about.Success ? about.Groups["it"].Value : text[(drafted.Index + drafted.Length)..]).Trim(' ', '.', '!', '?', '。', '，', ':', '：');
        var (title, details) = topic.IndexOfAny([':', '：', ';', '；']) is > 0 and var cut ? (topic[..cut].Trim(), topic[(cut + 1)..].Trim()) : (topic, null);
        return title.Length < 3 ? OfflineAction.Asking(AboutWhat.In(context.Language)) : new OfflineAction(
            "draft_content", ("kind", Kind(drafted.Value)), ("topic", title.Length > 200 ? title[..200] : title), ("details", details), ("language", language ?? context.Language));
    }

    private static string Kind(string words) =>
        Blog().IsMatch(words) ? "blog_post" : Newsletter().IsMatch(words) ? "newsletter" : Post().IsMatch(words) ? "social_post" : "announcement";

    [GeneratedRegex(@"\b(?:draft|write|compose|prepare|create)\s+(?:me\s+|us\s+)?(?:a\s+|an\s+|the\s+|our\s+|some\s+)?(?:short\s+|new\s+|product\s+|feature\s+|press\s+)*(?:announcement|newsletter|(?:social(?: media)?|facebook|instagram|linkedin|blog)?\s*post|(?:social(?: media)?|facebook|instagram|linkedin)?\s*caption|press release|(?:promo(?:tional)?|marketing|campaign)\s+e-?mail|blog(?:\s+article|\s+entry)?|slogan)\b|(?:起草|撰写|写|草拟|准备)(?:一份|一篇|一个|一则|一条|份|篇)?.{0,24}?(?:公告|通告|电子报|简讯|新闻稿|帖子|贴文|文案|推文|博客(?:文章)?|博文)|\b(?:draf|tulis|rangka|sediakan)(?:kan)?\s+(?:satu\s+)?(?:pengumuman|surat berita|buletin|e-?mel promosi|emel promosi|kapsyen instagram|hantaran(?: media sosial| blog)?|artikel(?: blog)?|siaran|kapsyen)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Drafts();

    [GeneratedRegex(@"\b(?:about|on|for|announcing|regarding|tentang|mengenai|bagi|untuk)\s+(?<it>.+)$|(?:关于|有关|介绍)\s*(?<it>.+?)(?:的?(?:公告|通告|电子报|简讯|新闻稿|帖子|贴文|文案|推文|博客(?:文章)?|博文)|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex About();

    [GeneratedRegex(@"\s*" + LanguageWish.Said, RegexOptions.IgnoreCase)]
    private static partial Regex InLanguage();

    [GeneratedRegex(@"\b(?:about|announcing|regarding|tentang|mengenai)\s+(?<it>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Topic();

    [GeneratedRegex(@"\bblog\b|博客|博文|\bartikel\b", RegexOptions.IgnoreCase)]
    private static partial Regex Blog();

    [GeneratedRegex("newsletter|e-?mail|e-?mel|电子报|简讯|surat berita|buletin", RegexOptions.IgnoreCase)]
    private static partial Regex Newsletter();

    [GeneratedRegex(@"post|caption|帖子|贴文|文案|推文|hantaran|siaran|kapsyen", RegexOptions.IgnoreCase)]
    private static partial Regex Post();
}
