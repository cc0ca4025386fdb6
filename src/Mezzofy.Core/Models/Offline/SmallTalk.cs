using System.Text.RegularExpressions;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Greetings, thanks and questions about the assistant itself.</summary>
internal static partial class SmallTalk
{
    private static readonly Wording Hello = new("Hello!", "您好！", "Helo!");
    private static readonly Wording Thanks = new("You are welcome.", "不客气。", "Sama-sama.");
    private static readonly Wording Goodbye = new("Goodbye, until next time.", "再见，下次见。", "Selamat tinggal, jumpa lagi.");
    private static readonly Wording Fine = new("All right. What would you like to do next?", "好的。接下来需要什么？", "Baik. Apa yang anda perlukan seterusnya?");
    private static readonly Wording Who = new(
        "I am the {0} assistant of Mezzofy. I answer with the offline model, from the company's own data.",
        "我是 Mezzofy 的{0}助手，由离线模型根据公司自己的数据回答。",
        "Saya pembantu {0} Mezzofy. Saya menjawab dengan model luar talian, daripada data syarikat sendiri.");

    /// <summary>What to say to it, or null if it is none.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="context">For whom.</param>
    /// <param name="abilities">What can be done, as a list.</param>
    public static string? Reply(string text, ModelRequestContext context, Func<string> abilities)
    {
        var language = context.Language;
        return Kind(text) switch
        {
            "hello" => $"{Hello.In(language)} {abilities()}",
            "help" => abilities(),
            "who" => $"{Who.In(language, Phrases.Department(context.Agent, language))}\n\n{abilities()}",
            "thanks" => Thanks.In(language),
            "bye" => Goodbye.In(language),
            "fine" => Fine.In(language),
            _ => null,
        };
    }

    private static string? Kind(string text) =>
        Thanking().IsMatch(text) ? "thanks"
        : Helping().IsMatch(text) ? "help"
        : Asking().IsMatch(text) ? "who"
        : Greeting().IsMatch(text) ? "hello"
        : Parting().IsMatch(text) ? "bye"
        : Agreeing().IsMatch(text) ? "fine"
        : null;

    private const string End = @"[\s!.,~?。！，？]*(?:mezzofy|bot|there|everyone|again|all|mate|bro|boss|semua|ya|lah|la|啊|呀|哦|了|啦)?[\s!.,~?。！，？]*$";

    [GeneratedRegex(@"^(?:ok(?:ay)?[\s,]*|great[\s,]*|好的?[，,\s]*|baik[\s,]*)?(?:(?:many |a million )?thanks?(?: you)?(?: so much| very much| a lot| a million| a bunch)?|thx|ty|tq|cheers|terima kasih(?: banyak)?|太?(?:谢谢|多谢|感谢|谢啦)(?:你|您)?)(?:[\s,，!！].{0,24})?" + End)]
    private static partial Regex Thanking();

    [GeneratedRegex(@"what (?:else )?(?:can|could|do) you (?:do|help)|what are you able|what (?:can|could) i ask|how (?:does this|do you|do i use)|^help(?: me)?" + End + @"|^can you help|what (?:features|kind of)|apa (?:yang )?(?:awak|anda|kamu)? ?boleh|boleh (?:awak |anda )?(?:bantu|tolong)|macam mana (?:nak )?guna|^(?:tolong|bantuan)" + End + "|你(?:会|能|可以)(?:帮我)?(?:做|干)?(?:些)?什么|有什么功能|^帮助|怎么用|可以帮我吗|可以问你")]
    private static partial Regex Helping();

    [GeneratedRegex(@"who (?:are|made|built) you|are you (?:a |an )?(?:robot|bot|human|ai)|siapa (?:awak|anda|kamu|cipta|bina)|(?:awak|anda) robot|你是谁|你是(?:不是)?机器人|谁(?:开发|做)的?你|介绍一下你")]
    private static partial Regex Asking();

    [GeneratedRegex(@"^(?:hello|hi+|hey|yo|hiya|good (?:morning|afternoon|evening|day)|morning|helo|hai|selamat (?:pagi|petang|tengah hari|malam|sejahtera)|assalamualaikum|apa khabar|how are you|你好|您好|早上好|早安|下午好|晚上好|嗨|哈喽|在吗|你好吗)(?:[\s,，!！].{0,16})?" + End)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^(?:good ?bye|bye(?: bye)?|good night|see you(?: \w+)?|selamat tinggal|jumpa (?:lagi|esok)|再见|拜拜|晚安|明天见)" + End)]
    private static partial Regex Parting();

    [GeneratedRegex(@"^(?:yes|no|ok(?:ay)?|okey|sure|fine|good|great|cool|nice|perfect|never ?mind|cancel|got it|alright|ya|tak|tidak|baik|bagus|faham|batal|tak (?:apa|jadi)|是的?|不(?:是|用了?)?|好的?|可以|行|算了|取消|知道了|不错|明白)(?: thanks| great| good)?" + End)]
    private static partial Regex Agreeing();
}
