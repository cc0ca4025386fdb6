namespace Mezzofy.Core.Identity.Logins;

/// <summary>Hears of changes of logins and people, whichever process made them. Best effort: what happens while the database is away is not told.</summary>
internal interface IIdentityListener
{
    /// <summary>A login has been revoked. Returns at once and does not throw.</summary>
    void LoginEnded(string loginId);

    /// <summary>A person's role, department, name or language has changed, or they are disabled or gone. Returns at once and does not throw.</summary>
    void UserChanged(string userId);
}
