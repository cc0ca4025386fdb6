namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>
/// What senders are told. Each code names what an honest sender has to mend; none says how near a forger came, and whether the time was
/// right is told only to who signed.
/// </summary>
internal static class Refusals
{
    /// <summary>How old, and how far ahead, a timestamp may be (workflows.md, Webhooks).</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>401: there is no signature.</summary>
    public static ProblemException Missing(string where) => new(401, "signature_missing", $"The request is not signed: {where} is missing.");

    /// <summary>401: there is one, in a form or version that is not taken.</summary>
    public static ProblemException Unsupported(string expected) => new(401, "signature_unsupported", $"The signature must be {expected}.");

    /// <summary>401: it does not hold.</summary>
    public static ProblemException Invalid() => new(401, "signature_invalid", "The signature does not hold under any secret that is valid.");

    /// <summary>401: no time, or none that can be read.</summary>
    public static ProblemException NoTime(string where) => new(401, "timestamp_missing", $"{where} must be there and be a time.");

    /// <summary>401: outside the window.</summary>
    public static ProblemException OutsideWindow() => new(401, "timestamp_outside_window", $"The timestamp is more than {Window.TotalMinutes} minutes from now.");

    /// <summary>400: an event without an id.</summary>
    public static ProblemException NoId(string where) => new(400, "event_id_missing", $"The event needs an id in {where}, 1 to 255 printable ASCII characters.");

    /// <summary>400: an event without a type.</summary>
    public static ProblemException NoType(string where) =>
        new(400, "event_type_missing", $"The event needs a type in {where}, 1 to 100 letters, digits and . _ : / -");

    /// <summary>Passes when the time is within the window.</summary>
    public static void CheckWindow(DateTimeOffset time, DateTimeOffset now)
    {
        if ((time - now).Duration() > Window)
        {
            throw OutsideWindow();
        }
    }
}
