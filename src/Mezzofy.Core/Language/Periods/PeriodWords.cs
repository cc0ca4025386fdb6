namespace Mezzofy.Core.Language.Periods;

/// <summary>Brings a text to one spelling without moving any character.</summary>
internal static class PeriodWords
{
    private const string Traditional = "週個這號財過當後從後於禮";
    private const string Simplified = "周个这号财过当后从后于礼";

    /// <summary>Lower case, half-width digits and letters, plain hyphens and quotes, simplified characters; cut at a length.</summary>
    public static string Normalise(string text, int maxLength) =>
        string.Create(Math.Min(text.Length, maxLength), text, static (target, source) =>
        {
            for (var index = 0; index < target.Length; index++)
            {
                target[index] = One(source[index]);
            }
        });

    private static char One(char character) => character switch
    {
        >= 'A' and <= 'Z' => (char)(character + 32),
        < (char)0x80 => character is '\t' or '\n' or '\r' ? ' ' : character,
        '\u2018' or '\u2019' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u00a0' or '\u3000' => ' ',
        >= '\uff01' and <= '\uff5e' => One((char)(character - 0xfee0)),
        _ => Traditional.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index ? Simplified[index] : char.ToLowerInvariant(character),
    };
}
