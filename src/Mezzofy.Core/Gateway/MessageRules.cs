namespace Mezzofy.Core.Gateway;

/// <summary>What a message must be to be accepted.</summary>
public static class MessageRules
{
    /// <summary>Trims a message and checks that there is one, that it is not too long, and that it can be stored.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>; 413 <c>message_too_long</c> with the limit named.</exception>
    public static string Check(string? message)
    {
        if (string.IsNullOrWhiteSpace(message))
        {
            throw ProblemException.Validation("message", "must not be empty.");
        }

        if (message.Length > AssistantRequest.MaxMessageLength)
        {
            var detail = $"message has {message.Length} characters; at most {AssistantRequest.MaxMessageLength} are accepted.";
            throw new ProblemException(413, "message_too_long", detail, new Dictionary<string, string[]> { ["message"] = [detail] });
        }

        // PostgreSQL's text has no NUL, and a lone surrogate is no character at all.
        return message.Contains('\0') || HasLoneSurrogate(message)
            ? throw ProblemException.Validation("message", "contains characters that are no text.")
            : message.Trim();
    }

    /// <summary>Checks the form of a session id.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static string CheckSession(string id) =>
        Ids.IsValid(Ids.Session, id) ? id : throw ProblemException.Validation("session_id", "is not a session id.");

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }
}
