using System.Globalization;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Identity.Passwords;

/// <summary>A stored hash, in the PHC string format: <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c>.</summary>
internal sealed partial record PasswordHash(Argon2Parameters Parameters, byte[] Salt, byte[] Hash)
{
    public const int SaltBytes = 16;
    public const int HashBytes = 32;

    /// <summary>Reads one; null when the text is no such hash.</summary>
    public static PasswordHash? Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new PasswordHash(
                new(Number(match, "m"), Number(match, "t"), Number(match, "p")), Bytes(match.Groups["salt"].Value), Bytes(match.Groups["hash"].Value))
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"$argon2id$v=19$m={Parameters.MemoryKib},t={Parameters.Iterations},p={Parameters.Lanes}${Text(Salt)}${Text(Hash)}");

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    [GeneratedRegex(@"^\$argon2id\$v=19\$m=(?<m>\d{1,7}),t=(?<t>\d{1,3}),p=(?<p>\d{1,2})\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})$")]
    private static partial Regex Form();
}
